#!/usr/bin/env python3
"""Sources speak of the project alone: no machine's paths, no unfinished business without a pointer.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import re
import sys
from pathlib import Path

import tree

SUFFIXES = (".c", ".h", ".py", ".sh", ".sql", ".md", ".txt", ".build", ".supp", ".in", ".po", ".1")
RULES = (
    (re.compile(r"(?<![\w.])/(?:home|root|work|Users)/\w|[A-Z]:\\Users\\"),
     "a path of one machine; make it relative, or take it from the environment"),
    (re.compile(r"\b(?:FIXME|XXX|HACK)\b"), "unfinished business; finish it, or record it as a task"),
    (re.compile(r"\bTODO\b(?! ?\(#\d+\))"), "a TODO needs a recorded task: TODO (#12)"),
    (re.compile(r"\blorem ipsum\b", re.IGNORECASE), "filler text; write the real sentence"),
    (re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE), "a conflict that was not resolved"),
)


def main(root):
    root = Path(root)
    files = tree.sources(root, *SUFFIXES, below=("src", "tests", "data", "po"))
    files += [tree.Source(root, root / name) for name in ("dev", ".ci/run", "README.md", "meson.build")
              if (root / name).exists()]
    problems = []
    for source in files:
        if source.parts[:2] == ("tests", "lint") and source.path.suffix == ".py":
            continue
        for pattern, why in RULES:
            problems += [f"{source.at(match.start())}: {why}" for match in pattern.finditer(source.text)]
    tree.report(problems, f"{len(files)} files")


if __name__ == "__main__":
    main(sys.argv[1])
