#!/usr/bin/env python3
"""Counts what a test run did: "N passed, N failed", and "N skipped" when some were.

usage: tally.py TESTLOG.json...

Counted is the smallest thing that reports a result: each test case of a program that speaks TAP,
each whole program otherwise. A program that dies, is stopped for its time, or ends badly without
naming a failed case counts as one failure more, so that a crash cannot lower the number of
failures. Exits with 1 when anything failed or when nothing ran at all.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import re
import sys

CASE = re.compile(r"^(not )?ok\b(.*)$", re.MULTILINE)
SKIPPED = re.compile(r"#\s*skip", re.IGNORECASE)
EXPECTED_TO_FAIL = re.compile(r"#\s*todo", re.IGNORECASE)
GOOD = ("OK", "EXPECTEDFAIL")


def count(record):
    """Passed, failed and skipped cases of one program's record."""
    passed = failed = skipped = 0
    for is_bad, rest in CASE.findall(record.get("stdout") or ""):
        if SKIPPED.search(rest):
            skipped += 1
        elif is_bad and not EXPECTED_TO_FAIL.search(rest):
            failed += 1
        else:
            passed += 1
    result = record["result"]
    if result == "SKIP":
        skipped = max(skipped, 1)
    elif result not in GOOD:
        failed = max(failed, 1)
    elif passed + failed + skipped == 0:
        passed = 1
    return passed, failed, skipped


def read(path):
    """The records of one log; a run that wrote none is one failure."""
    try:
        with open(path, encoding="utf-8") as log:
            return [json.loads(line) for line in log if line.strip()]
    except OSError:
        return [{"name": path, "result": "ERROR", "stdout": ""}]


def main(paths):
    totals = [count(record) for path in paths for record in read(path)]
    passed, failed, skipped = (sum(column) for column in zip(*totals)) if totals else (0, 1, 0)
    line = f"{passed} passed, {failed} failed"
    print(line + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
