#!/usr/bin/env python3
"""Prints what is larger than the house aims at; a person decides what to do about it.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import statistics
import sys

import tree

FILE_LINES = 600
HEADER_LINES = 120
FUNCTION_LINES = 60
PARAMETERS = 6
COLUMNS = 100


def oversized_functions(source):
    """What is to be said of one file's functions, and their lengths."""
    notes, lengths = [], []
    for function in source.functions():
        lengths.append(function.n_lines)
        if function.n_lines > FUNCTION_LINES:
            notes.append(f"{source.name}:{function.line}: {function.name} has {function.n_lines} lines")
        if function.n_parameters > PARAMETERS:
            notes.append(f"{source.name}:{function.line}: {function.name} takes "
                         f"{function.n_parameters} parameters")
    return notes, lengths


def main(root):
    notes, function_lengths, file_lengths = [], [], []
    for source in tree.c_sources(root, *tree.FLOORS):
        limit = HEADER_LINES if source.path.suffix == ".h" else FILE_LINES
        if source.lines > limit:
            notes.append(f"{source.name}:1: {source.lines} lines")
        if source.path.suffix == ".c":
            file_lengths.append(source.lines)
            said, lengths = oversized_functions(source)
            notes += said
            function_lengths += lengths
        for number, line in enumerate(source.text.splitlines(), 1):
            if len(line) > COLUMNS:
                notes.append(f"{source.name}:{number}: {len(line)} columns")
    summary = "no C yet" if not function_lengths else (
        f"{len(notes)} to look at twice; median file {statistics.median(file_lengths):.0f} lines, "
        f"median function {statistics.median(function_lengths):.0f}")
    tree.report([], summary, notes)


if __name__ == "__main__":
    main(sys.argv[1])
