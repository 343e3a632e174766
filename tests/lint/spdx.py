#!/usr/bin/env python3
"""Each source opens with a sentence that says what it is for, and its licence.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import re
import sys
from pathlib import Path

import tree

LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"
SCRIPTS = ("dev", ".ci/run")


def opening_of(source):
    """The comment or docstring a file opens with."""
    if source.path.suffix in (".c", ".h", ".css"):
        match = re.match(r"\s*/\*(.*?)\*/", source.text, re.DOTALL)
    elif source.path.suffix == ".py":
        match = re.match(r'(?:#[^\n]*\n)*\s*"""(.*?)"""', source.text, re.DOTALL)
    else:
        match = re.match(r"((?:#.*\n|--.*\n)+)", source.text)
    return match[1] if match else ""


def main(root):
    files = tree.sources(root, ".c", ".h", ".py", ".sh", ".sql", below=("src", "tests", "data"))
    files += [tree.Source(Path(root), Path(root) / name) for name in SCRIPTS if (Path(root) / name).exists()]
    problems = []
    for source in files:
        opening = opening_of(source)
        if LICENCE not in opening:
            problems.append(f"{source.name}:1: the opening comment lacks \"{LICENCE}\"")
        elif len(opening.replace(LICENCE, "").split()) < 5:
            problems.append(f"{source.name}:1: the opening comment does not say what the file is for")
    tree.report(problems, f"{len(files)} files")


if __name__ == "__main__":
    main(sys.argv[1])
