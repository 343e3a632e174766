#!/usr/bin/env python3
"""No library floor ends the process: only a program may decide that.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import re
import sys

import tree

CALL = re.compile(r"(?<![\w.>])(_?exit|_Exit|quick_exit|abort|g_abort|g_error) \(")


def main(root):
    problems = []
    files = tree.c_sources(root, *tree.LIBRARY_FLOORS)
    for source in files:
        for match in CALL.finditer(source.code):
            problems.append(f"{source.at(match.start())}: {match[1]} () in a library; "
                            "return a GError and let the program decide")
    tree.report(problems, f"{len(files)} files of library floors")


if __name__ == "__main__":
    main(sys.argv[1])
