#!/usr/bin/env python3
"""A test that skips says why, in words a reader can act on.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import re
import sys

import tree

C_SKIP = re.compile(r"\bg_test_(?:skip|skip_printf|incomplete|incomplete_printf) \(\s*")
EXIT_77 = re.compile(r"\b(?:exit|return)\b[ (]*77\b")
WORDS_WANTED = 3


def has_reason(text):
    """Whether the argument that text begins with is a sentence, or a variable that holds one."""
    literal = re.match(r'(?:_ \()?"((?:\\.|[^"\\])*)"', text)
    if literal:
        return len(literal[1].split()) >= WORDS_WANTED
    return not re.match(r'NULL\b|\)', text)


def main(root):
    n_skips, problems = 0, []
    for source in tree.sources(root, ".c", ".h", ".py", ".sh", below=("tests",)):
        if source.parts[1] == "lint":
            continue
        text = source.with_strings if source.path.suffix in (".c", ".h") else source.text
        for match in C_SKIP.finditer(text):
            n_skips += 1
            if not has_reason(text[match.end():]):
                problems.append(f"{source.at(match.start())}: skips without a reason; say what is missing")
        for match in EXIT_77.finditer(text):
            n_skips += 1
            before = text[:match.start()].splitlines()[-4:]
            if not any(re.search(r"echo|print", line) for line in before):
                problems.append(f"{source.at(match.start())}: skips silently; print what is missing first")
    tree.report(problems, f"{n_skips} places may skip, each with a reason")


if __name__ == "__main__":
    main(sys.argv[1])
