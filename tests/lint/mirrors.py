#!/usr/bin/env python3
"""Each module has its test.

src/FLOOR/NAME.c has tests/FLOOR/NAME.c, or a test of its floor that includes its header, or belongs to
a module of several files (coverage.c, coverage-walk.c) that has one. What has neither needs a line in
untested.txt that says what covers it; an error.c holds nothing but the name of an error domain.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import sys
from pathlib import Path

import tree


def read_exceptions(path):
    """Path and reason per line; a line without a reason excuses nothing."""
    exceptions, problems = {}, []
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, _, reason = line.partition(":")
        exceptions[name.strip()] = number
        if len(reason.split()) < 3:
            problems.append(f"tests/lint/untested.txt:{number}: {name} needs a reason")
    return exceptions, problems


def is_covered(source, tests):
    """Whether a test of the module's floor is named after it or includes its header."""
    floor, stem = source.floor, source.path.stem
    words = stem.split("-")
    names = {"-".join(words[:n]) for n in range(1, len(words) + 1)}
    return any(test.path.stem in names or f'#include "{floor}/{stem}.h"' in test.text
               for test in tests if test.parts[1] == floor)


def main(root):
    root = Path(root)
    tests = tree.sources(root, ".c", ".h", below=("tests",))
    exceptions, problems = read_exceptions(root / "tests" / "lint" / "untested.txt")
    n_tested = 0
    modules = [source for source in tree.c_sources(root, *tree.FLOORS)
               if source.path.suffix == ".c" and source.path.name != "error.c"]
    for source in modules:
        is_tested = is_covered(source, tests)
        n_tested += is_tested
        number = exceptions.pop(source.name, None)
        if is_tested and number:
            problems.append(f"tests/lint/untested.txt:{number}: {source.name} has a test now; drop the line")
        elif not is_tested and not number:
            problems.append(f"{source.name}:1: has no test; write tests/{'/'.join(source.parts[1:])}, or "
                            "say in tests/lint/untested.txt what covers it")
    problems += [f"tests/lint/untested.txt:{number}: {name} does not exist"
                 for name, number in exceptions.items()]
    tree.report(problems, f"{n_tested} of {len(modules)} modules have a test")


if __name__ == "__main__":
    main(sys.argv[1])
