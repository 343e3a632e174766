#!/usr/bin/env python3
"""Runs transcripts of a shell and compares what comes out.

A transcript is a text file. "$ COMMAND" is run by sh in a folder of its own; the lines after it are what
must come out, output and errors together in the order written; "= N" is the exit status, 0 where it is
not said. In a line, "[..]" stands for anything; a line "[...]" stands for any lines. "# " begins a
comment.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

SECONDS_MAX = 120


def read_transcript(path):
    """The steps: line number, command, expected lines, expected status."""
    steps = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("$ "):
            steps.append([number, line[2:], [], 0])
        elif not steps or line.startswith("# "):
            continue
        elif re.fullmatch(r"= \d+", line):
            steps[-1][3] = int(line[2:])
        else:
            steps[-1][2].append(line)
    for step in steps:
        while step[2] and not step[2][-1].strip():
            step[2].pop()
    return steps


def matches(expected, lines):
    """Whether lines are what was expected."""
    pattern = ""
    for line in expected:
        if line == "[...]":
            pattern += r"(?:[^\n]*\n)*?"
        else:
            pattern += re.escape(line).replace(re.escape("[..]"), r"[^\n]*") + r"\n"
    text = "".join(line + "\n" for line in lines)
    return re.fullmatch(pattern, text) is not None


def run_step(step, folder, environment):
    """What is wrong with a step, or None."""
    number, command, expected, status = step
    done = subprocess.run(["sh", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=SECONDS_MAX, check=False)
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    while lines and not lines[-1].strip():
        lines.pop()
    if done.returncode != status:
        return f"line {number}: exit status {done.returncode}, not {status}", lines
    if not matches(expected, lines):
        return f"line {number}: something else came out", lines
    return None


def main():
    transcript, program, importer = (Path(word).resolve() for word in sys.argv[1:4])
    steps = read_transcript(transcript)
    print(f"TAP version 13\n1..{len(steps)}")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        work = Path(folder) / "work"
        home.mkdir()
        work.mkdir()
        environment = dict(os.environ, PATH=f"{program.parent}:{os.environ['PATH']}", HOME=str(home),
                           XDG_STATE_HOME=str(home / "state"), XDG_DATA_HOME=str(home / "data"),
                           XDG_CACHE_HOME=str(home / "cache"), CORDON_ACTOR="tester",
                           CORDON_IMPORT=str(importer), TESTS=str(transcript.parent))
        for index, step in enumerate(steps, 1):
            problem = run_step(step, work, environment)
            if problem is None:
                print(f"ok {index} - {step[1]}".replace("#", "\\#"))
                continue
            print(f"not ok {index} - {step[1]}: {problem[0]}".replace("#", "\\#"))
            for line in problem[1]:
                print(f"# | {line}")


if __name__ == "__main__":
    main()
