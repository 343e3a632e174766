#!/usr/bin/env python3
"""Shows that tests/tally.py counts what a run did, a crash and a missing log included.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

# What the programs of one run wrote and how they ended, the line that is wanted, and the exit status.
ROWS = (
    ("all good", [("OK", "1..2\nok 1 /a\nok 2 /b\n")], "2 passed, 0 failed", 0),
    ("a program without TAP", [("OK", "hello\n")], "1 passed, 0 failed", 0),
    ("a failed case", [("FAIL", "1..2\nok 1 /a\nnot ok 2 /b\n")], "1 passed, 1 failed", 1),
    ("a skipped case", [("OK", "1..2\nok 1 /a\nok 2 /b # SKIP no data\n")],
     "1 passed, 0 failed, 1 skipped", 0),
    ("a skipped program", [("SKIP", ""), ("OK", "ok 1 /a\n")], "1 passed, 0 failed, 1 skipped", 0),
    ("a crash after good cases", [("ERROR", "1..3\nok 1 /a\nok 2 /b\n")], "2 passed, 1 failed", 1),
    ("a time-out", [("TIMEOUT", "1..3\nok 1 /a\n")], "1 passed, 1 failed", 1),
    ("words that look like results", [("OK", "okay then\n# not ok at all\nok 1 /a\n")],
     "1 passed, 0 failed", 0),
    ("nothing ran", [], "0 passed, 1 failed", 1),
    ("no log", None, "0 passed, 1 failed", 1),
)


def tally(folder, row):
    """Exit status and line of the counter for one row."""
    log = Path(folder) / "testlog.json"
    log.unlink(missing_ok=True)
    if row is not None:
        log.write_text("".join(json.dumps({"name": "n", "result": result, "stdout": said}) + "\n"
                               for result, said in row), encoding="utf-8")
    counter = Path(__file__).resolve().parents[1] / "tally.py"
    done = subprocess.run([sys.executable, str(counter), str(log)],
                          text=True, capture_output=True, check=False)
    return done.stdout.strip(), done.returncode


def main():
    print("TAP version 13")
    print(f"1..{len(ROWS)}")
    n_bad = 0
    with tempfile.TemporaryDirectory(prefix="tally-") as folder:
        for number, (name, row, line, status) in enumerate(ROWS, 1):
            said = tally(folder, row)
            is_good = said == (line, status)
            n_bad += not is_good
            if not is_good:
                print(f"# wanted {(line, status)}, had {said}")
            print(f"{'' if is_good else 'not '}ok {number} - {name}")
    return 1 if n_bad else 0


if __name__ == "__main__":
    sys.exit(main())
