#!/usr/bin/env python3
"""What the programs load: no toolkit below the window, and foreign-format readers in the importer alone.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import tree

# Not libX11: Debian's cairo brings it along, and drawing to a PDF never opens a display.
TOOLKIT = ("libgtk", "libgdk-", "libgdk_", "libadwaita", "libshumate", "libwayland-client")
READERS = ("libgdal",)
FORBIDDEN = {
    "src/cli/cordonctl": TOOLKIT + READERS,
    "src/importer/cordon-import": TOOLKIT,
}


def loaded_by(program):
    """The libraries a program loads, its own and theirs."""
    said = subprocess.run(["ldd", program], text=True, capture_output=True, check=True)
    return re.findall(r"^\s*(\S+) =>", said.stdout, re.MULTILINE)


def main(root, build):
    if shutil.which("ldd") is None:
        tree.skip("ldd is not installed, so nobody can say what a program loads")
    problems, seen = [], []
    for name, forbidden in FORBIDDEN.items():
        program = Path(build) / name
        if not program.exists():
            continue
        seen.append(name.rsplit("/", 1)[1])
        libraries = loaded_by(program)
        if not libraries:
            problems.append(f"{name}: ldd names no library; the lint cannot tell")
        problems += [f"{name}: loads {library}" for library in libraries if library.startswith(forbidden)]
    if not seen:
        tree.skip("neither cordonctl nor cordon-import has been built")
    tree.report(problems, " and ".join(seen))


if __name__ == "__main__":
    main(*sys.argv[1:3])
