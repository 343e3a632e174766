#!/usr/bin/env python3
"""Every header compiles alone, with the flags its own floor is compiled with.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import os
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import tree

KEPT = ("-I", "-D", "-U", "-std", "-isystem", "-pthread")


def read_flags(root, build):
    """Compiler and flags per floor, from the build's own list of commands."""
    flags = {}
    commands = json.loads((Path(build) / "compile_commands.json").read_text(encoding="utf-8"))
    for command in commands:
        path = (Path(command["directory"]) / command["file"]).resolve()
        try:
            parts = path.relative_to(Path(root).resolve()).parts
        except ValueError:
            continue
        words = shlex.split(command["command"])
        if parts[0] == "src" and path.suffix == ".c":
            kept = [word for word in words[1:] if word.startswith(KEPT)]
            flags.setdefault(parts[1], (words[0], kept))
    return flags


def compile_alone(build, flags, source):
    """What the compiler says against a header, or None."""
    compiler, kept = flags
    include = "/".join(source.parts[1:])
    result = subprocess.run(
        [compiler, *kept, "-fsyntax-only", "-w", "-x", "c", "-"],
        input=f'#include "{include}"\n', cwd=build, text=True, capture_output=True, check=False)
    if result.returncode == 0:
        return None
    first = next((line for line in result.stderr.splitlines() if "error" in line), "it fails")
    return f"{source.name}:1: does not compile alone: {first}"


def main(root, build):
    flags = read_flags(root, build)
    headers = [source for source in tree.sources(root, ".h", below=("src",)) if source.floor in flags]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        said = pool.map(lambda source: compile_alone(build, flags[source.floor], source), headers)
        problems = [problem for problem in said if problem]
    tree.report(problems, f"{len(headers)} headers")


if __name__ == "__main__":
    main(*sys.argv[1:3])
