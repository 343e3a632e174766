#!/usr/bin/env python3
"""C sources are formatted as clang-format 14 formats them; another version would differ in taste.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import re
import shutil
import subprocess
import sys

import tree


def find_formatter():
    """The formatter of version 14, or None with the reason."""
    for name in ("clang-format-14", "clang-format"):
        if shutil.which(name):
            said = subprocess.run([name, "--version"], text=True, capture_output=True, check=True)
            if re.search(r"version 14\.", said.stdout):
                return name
    return None


def main(root):
    formatter = find_formatter()
    if formatter is None:
        tree.skip("clang-format 14 is not installed, and other versions format differently")
    names = [source.name for source in tree.c_sources(root)]
    result = subprocess.run([formatter, "--dry-run", *names],
                            cwd=root, text=True, capture_output=True, check=False)
    places = [line for line in result.stderr.splitlines() if "-Wclang-format-violations" in line]
    by_file = {place.split(":")[0]: ":".join(place.split(":")[:2]) for place in reversed(places)}
    problems = [f"{place}: not formatted; run ./dev format" for place in sorted(by_file.values())]
    if result.returncode != 0 and not problems:
        problems = result.stderr.splitlines()
    tree.report(problems, f"{len(names)} files")


if __name__ == "__main__":
    main(sys.argv[1])
