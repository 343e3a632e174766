#!/usr/bin/env python3
"""po/POTFILES lists every file with a translatable sentence, once, sorted, and no other.

With --write it is written anew instead of checked; "./dev format" does that.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import re
import sys
from pathlib import Path

import tree

MARK = re.compile(r"(?<!\w)(?:N?C?_|ngettext|g_dngettext|g_dpgettext2?) \(")


def find_marked(root):
    """The names of the files with a translatable sentence."""
    return [source.name for source in tree.c_sources(root, *tree.FLOORS) if MARK.search(source.code)]


def write(root):
    """Writes the list."""
    (Path(root) / "po" / "POTFILES").write_text("".join(f"{name}\n" for name in sorted(find_marked(root))),
                                                encoding="utf-8")


def main(root):
    listing = Path(root) / "po" / "POTFILES"
    lines = listing.read_text(encoding="utf-8").splitlines() if listing.exists() else []
    listed = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    marked = find_marked(root)
    problems = [f"po/POTFILES: {name} has translatable sentences and is not listed; run ./dev format"
                for name in marked if name not in listed]
    problems += [f"po/POTFILES:{lines.index(name) + 1}: {name} has no translatable sentence, or is gone"
                 for name in listed if name.endswith((".c", ".h")) and name not in marked]
    if listed != sorted(set(listed)):
        problems.append("po/POTFILES: the list is not sorted, or names a file twice")
    tree.report(problems, f"{len(marked)} files with translatable sentences")


if __name__ == "__main__":
    if sys.argv[1] == "--write":
        write(sys.argv[2])
    else:
        main(sys.argv[1])
