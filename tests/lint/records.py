#!/usr/bin/env python3
"""Decision records have their five headings and consecutive numbers, and links in the notes lead somewhere.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import re
import sys
from pathlib import Path

import tree

HEADINGS = ["Overview", "Motivation", "Prior art", "Approaches", "Decision"]
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def check_records(folder):
    """Names, numbers and headings of the records."""
    problems = []
    records = sorted(folder.glob("*.md"))
    for number, path in enumerate(records, 1):
        name = f"src/decisions/{path.name}"
        if not re.fullmatch(rf"{number:04}-[a-z0-9-]+\.md", path.name):
            problems.append(f"{name}:1: expected the record with the number {number:04}")
        headings = re.findall(r"^## (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        if headings != HEADINGS:
            problems.append(f"{name}:1: its headings are not {', '.join(HEADINGS)}")
    return problems, len(records)


def check_links(root, path):
    """Links to files that do not exist."""
    source = tree.Source(root, path)
    return [f"{source.at(match.start())}: the link leads nowhere: {match[1]}"
            for match in LINK.finditer(source.text) if not (path.parent / match[1]).exists()]


def main(root):
    root = Path(root)
    problems, n_records = check_records(root / "src" / "decisions")
    notes = [root / "README.md", *sorted((root / "src").rglob("*.md"))]
    for path in notes:
        if path.exists():
            problems += check_links(root, path)
    tree.report(problems, f"{n_records} decision records")


if __name__ == "__main__":
    main(sys.argv[1])
