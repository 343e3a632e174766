#!/usr/bin/env python3
"""Shell scripts are as shellcheck wants them.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import shutil
import subprocess
import sys
from pathlib import Path

import tree


def main(root):
    if shutil.which("shellcheck") is None:
        tree.skip("shellcheck is not installed, so the shell scripts go unread")
    names = [name for name in ("dev", ".ci/run") if (Path(root) / name).exists()]
    names += [source.name for source in tree.sources(root, ".sh", below=("src", "tests", "data"))]
    result = subprocess.run(["shellcheck", "--format=gcc", *names],
                            cwd=root, text=True, capture_output=True, check=False)
    problems = result.stdout.splitlines()
    if result.returncode > 1:
        problems += result.stderr.splitlines()
    tree.report(problems, f"{len(names)} scripts")


if __name__ == "__main__":
    main(sys.argv[1])
