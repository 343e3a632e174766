"""The project's files as the lints see them, and the way a lint reports.

A lint is a program: LINT ROOT [BUILD]. It prints TAP with one test case, each problem as a
diagnostic "file:line: what is wrong and what to do", and exits with 1 when there are any.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import re
import sys
from pathlib import Path

FLOORS = ("base", "geo", "model", "store", "exchange", "basemap", "check", "figure", "report",
          "session", "importer", "cli", "app")
LIBRARY_FLOORS = FLOORS[:FLOORS.index("importer")]
BELOW_SESSION = FLOORS[:FLOORS.index("session")]

TOKEN = re.compile(
    r"(?P<comment>/\*.*?\*/|//[^\n]*)"
    r'|(?P<string>"(?:\\.|[^"\\\n])*")'
    r"|(?P<character>'(?:\\.|[^'\\\n])*')",
    re.DOTALL)
DEFINITION = re.compile(
    r"^(?P<result>[A-Za-z_][\w \t*]*?)\n(?P<name>[A-Za-z_]\w*) \((?P<parameters>[^;{}]*?)\)\n\{",
    re.MULTILINE)


def blank(text):
    """Spaces in place of text, so that columns and lines stay where they are."""
    return re.sub(r"[^\n]", " ", text)


class Function:
    """One function definition in a C file."""

    def __init__(self, source, match):
        self.name = match["name"]
        self.is_static = "static" in match["result"].split()
        parameters = match["parameters"].strip()
        self.n_parameters = 0 if parameters in ("", "void") else parameters.count(",") + 1
        self.line = source.line_of(match.start("name"))
        end = source.code.find("\n}", match.end())
        body_start = source.line_of(match.end())
        self.n_lines = source.line_of(end) - body_start if end >= 0 else 0


class Source:
    """One file: its text, and for C its code with comments (and strings) blanked."""

    def __init__(self, root, path):
        self.path = path
        self.name = path.relative_to(root).as_posix()
        self.parts = path.relative_to(root).parts
        self.text = path.read_text(encoding="utf-8", errors="replace")
        self.lines = self.text.count("\n")

    @property
    def floor(self):
        """The floor it is on, or None outside src."""
        return self.parts[1] if len(self.parts) > 2 and self.parts[0] == "src" else None

    @property
    def with_strings(self):
        """The code without its comments."""
        return TOKEN.sub(lambda m: blank(m[0]) if m["comment"] else m[0], self.text)

    @property
    def code(self):
        """The code without its comments and the contents of its strings."""
        return TOKEN.sub(
            lambda m: blank(m[0]) if m["comment"] else m[0][0] + blank(m[0][1:-1]) + m[0][-1],
            self.text)

    def line_of(self, offset):
        """The number of the line that holds the character at offset."""
        return self.text.count("\n", 0, offset) + 1

    def at(self, offset):
        """Where the character at offset is, for a message."""
        return f"{self.name}:{self.line_of(offset)}"

    def functions(self):
        """The functions defined in it."""
        return [Function(self, match) for match in DEFINITION.finditer(self.code)]


def sources(root, *suffixes, below=("src", "tests")):
    """Every file under root with one of the suffixes, sorted by name."""
    root = Path(root)
    found = []
    for folder in below:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in suffixes and path.is_file() and "__pycache__" not in path.parts:
                found.append(Source(root, path))
    return found


def c_sources(root, *floors):
    """The C files and headers of the named floors, or of all src and tests."""
    every = sources(root, ".c", ".h")
    return [source for source in every if source.floor in floors] if floors else every


def report(problems, summary, notes=()):
    """Prints the one test case and ends the program."""
    name = Path(sys.argv[0]).stem
    print("TAP version 13")
    print("1..1")
    for note in notes:
        print(f"# {note}")
    for problem in problems:
        print(f"# {problem}")
    if problems:
        print(f"not ok 1 - {name}: {len(problems)} to mend; {summary}")
        sys.exit(1)
    print(f"ok 1 - {name}: {summary}")
    sys.exit(0)


def skip(reason):
    """Says why the lint cannot run here, and ends the program."""
    print("TAP version 13")
    print("1..1")
    print(f"ok 1 - {Path(sys.argv[0]).stem} # SKIP {reason}")
    sys.exit(0)
