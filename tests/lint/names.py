#!/usr/bin/env python3
"""No file, folder or function has a name that says nothing about what it is for.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import re
import sys
from pathlib import Path

import tree

BANNED = {"util", "utils", "utility", "utilities", "helper", "helpers", "common", "manager", "managers",
          "misc", "stuff"}
FOLDERS = ("src", "tests", "data", "po")


def banned_in(name):
    """The first banned word of a name in kebab or snake case, or None."""
    return next((word for word in re.split(r"[-_.]", name.lower()) if word in BANNED), None)


def main(root):
    problems = []
    paths = [path for folder in FOLDERS for path in sorted((Path(root) / folder).rglob("*"))]
    for path in paths:
        word = banned_in(path.name)
        if word:
            problems.append(f"{path.relative_to(root)}:1: \"{word}\" says nothing; name what it holds")
    n_functions = 0
    for source in tree.c_sources(root):
        for function in source.functions():
            n_functions += 1
            word = banned_in(function.name)
            if word:
                problems.append(f"{source.name}:{function.line}: \"{word}\" in {function.name} says "
                                "nothing; name what it does")
    tree.report(problems, f"{len(paths)} files, {n_functions} functions")


if __name__ == "__main__":
    main(sys.argv[1])
