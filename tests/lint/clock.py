#!/usr/bin/env python3
"""No floor below session asks what time it is: the time is a parameter there.

Durations may be measured (g_get_monotonic_time): they decide how long to go on, never what is true.
GeoPackage prescribes one column default that names the clock; the store has to repeat it in its
schema word for word, and gives the value itself whenever it writes a row.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import re
import sys

import tree

CALL = re.compile(
    r"\b(g_date_time_new_now\w*|g_get_real_time|g_get_current_time|g_date_set_time\w*|gettimeofday|"
    r"clock_gettime|timespec_get|ftime)\b|(?<![\w.>])time \(")
SQL = re.compile(
    r"\bCURRENT_(?:TIMESTAMP|DATE|TIME)\b|'now'|\bunixepoch ?\( ?\)|\bdatetime ?\( ?\)", re.IGNORECASE)
PRESCRIBED = re.compile(r"DEFAULT \(strftime\('%Y-%m-%dT%H:%M:%fZ', ?'now'\)\)")


def main(root):
    problems = []
    files = tree.c_sources(root, *tree.BELOW_SESSION)
    for source in files:
        for match in CALL.finditer(source.code):
            problems.append(f"{source.at(match.start())}: {match[0].strip(' (')} reads the clock "
                            "below session; take the time as a parameter")
        strings = PRESCRIBED.sub(lambda match: tree.blank(match[0]), source.with_strings)
        for match in SQL.finditer(strings):
            problems.append(f"{source.at(match.start())}: {match[0]} reads the clock inside SQL; "
                            "bind the time as a parameter")
    tree.report(problems, f"{len(files)} files below session")


if __name__ == "__main__":
    main(sys.argv[1])
