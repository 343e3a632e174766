#!/usr/bin/env python3
"""Public functions of the library floors are documented, and the documentation names real parameters.

A function is public when a header declares it and a file of its floor defines it, unless the header is
the floor's own (-private.h). Its comment opens with its name and says something about it; at least 95
of 100 functions have one.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import re
import sys

import tree

WANTED_PERCENT = 95
DECLARATION = re.compile(
    r"^(?!typedef|static|G_DE|#|struct|enum|union)[A-Za-z_][\w \t*]*?[ \t*\n]"
    r"(?P<name>[a-z_][a-z0-9_]*) \((?P<parameters>[^;{}]*?)\)[^;{}()]*(?:\([^()]*\)[^;{}()]*)*;",
    re.MULTILINE)
COMMENT = re.compile(r"/\*\*\n(?P<body>.*?)\*/", re.DOTALL)
PARAMETER_NAME = re.compile(r"(\w+)(?:\[[^\]]*\])*\s*$|\(\*\s*(\w+)\)")


def declared_in(header):
    """Names and parameter names of the functions a header declares."""
    code = re.sub(r"^[ \t]*#.*(?:\\\n.*)*", lambda m: tree.blank(m[0]), header.code, flags=re.MULTILINE)
    for match in DECLARATION.finditer(code):
        names = set()
        for parameter in split_parameters(match["parameters"]):
            named = PARAMETER_NAME.search(parameter.strip())
            if named:
                names.add(named[1] or named[2])
        yield match["name"], names, header.at(match.start("name"))


def split_parameters(text):
    """Parameters of a declaration; commas inside parentheses do not separate."""
    depth, start, parts = 0, 0, []
    for i, character in enumerate(text):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "," and depth == 0:
            parts.append(text[start:i])
            start = i + 1
    return parts + [text[start:]]


def comments_in(sources):
    """The documentation comments of all files, by the name each opens with."""
    comments = {}
    for source in sources:
        for match in COMMENT.finditer(source.text):
            lines = [line.strip().lstrip("*").strip() for line in match["body"].splitlines()]
            opening = re.match(r"(\w+):", lines[0]) if lines else None
            if opening:
                comments.setdefault(opening[1], (source.at(match.start()), lines[1:]))
    return comments


def main(root):
    files = tree.c_sources(root, *tree.LIBRARY_FLOORS)
    comments = comments_in(files)
    defined = {function.name for source in files for function in source.functions()}
    n_public, missing, problems = 0, [], []
    for header in files:
        if header.path.suffix != ".h" or header.path.stem.endswith("-private"):
            continue
        for name, parameters, where in declared_in(header):
            if name not in defined:
                continue
            n_public += 1
            comment = comments.get(name)
            if comment is None or not any(len(line.split()) > 1 for line in comment[1]):
                missing.append(f"{where}: {name} has no documentation comment")
                continue
            for line in comment[1]:
                documented = re.match(r"@(\w+):", line)
                if documented and documented[1] not in parameters | {"..."}:
                    problems.append(f"{comment[0]}: {name} has no parameter {documented[1]}")
    percent = 100 * (n_public - len(missing)) / n_public if n_public else 100
    if percent < WANTED_PERCENT:
        problems += missing
    notes = [] if percent < WANTED_PERCENT else missing
    tree.report(problems, f"{percent:.1f} % of {n_public} public functions documented", notes)


if __name__ == "__main__":
    main(sys.argv[1])
