#!/usr/bin/env python3
"""A floor includes only the floors and libraries that the table in src/README.md grants it.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import re
import sys
from pathlib import Path

import tree

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+(?:"([^"\n]+)"|<([^>\n]+)>)', re.MULTILINE)
ROW = re.compile(r"^\| *([a-z]+) *\| *(\d) *\|([^|]*)\|([^|]*)\|", re.MULTILINE)

# Which library a header belongs to; the first match counts. Everything else in <> has to be C, POSIX or Linux.
LIBRARIES = (
    ("gobject", r"gio/|glib-object\.h$|gobject/"),
    ("glib", r"glib(\.h|-unix\.h|/)|gmodule\.h$"),
    ("geos", r"geos_c\.h$"),
    ("proj", r"proj\.h$|geodesic\.h$"),
    ("json", r"json-glib/"),
    ("sqlite", r"sqlite3(ext)?\.h$"),
    ("xml", r"libxml/"),
    ("zlib", r"zlib\.h$"),
    ("bzip2", r"bzlib\.h$"),
    ("lz4", r"lz4\w*\.h$"),
    ("expat", r"expat\w*\.h$"),
    ("gdal", r"gdal\w*\.h$|ogr_?\w*\.h$|cpl_\w+\.h$|gnm\w*\.h$|vrt\w*\.h$"),
    ("gtk", r"gtk/|gdk/|gsk/|adwaita\.h$|shumate/"),
    ("cairo", r"cairo[\w-]*\.h$"),
    ("pango", r"pango/"),
    ("fontconfig", r"fontconfig/"),
    ("qpdf", r"qpdf/"),
)
SYSTEM = re.compile(
    r"(assert|complex|ctype|dirent|dlfcn|errno|fcntl|fenv|float|getopt|glob|grp|inttypes|langinfo|limits|"
    r"locale|malloc|math|poll|pthread|pwd|sched|semaphore|setjmp|signal|spawn|stdalign|stdarg|stdatomic|"
    r"stdbool|stddef|stdint|stdio|stdlib|stdnoreturn|string|strings|syslog|termios|tgmath|threads|time|"
    r"uchar|ucontext|unistd|utime|wchar|wctype|endian|byteswap|immintrin|x86intrin)\.h$"
    r"|(sys|linux|netinet|arpa|net|asm)/")


def read_table(root):
    """What each floor may include and which libraries it may know."""
    text = (Path(root) / "src" / "README.md").read_text(encoding="utf-8")
    table = {}
    for name, level, floors, libraries in ROW.findall(text):
        may = [floor for floor in floors.split() if floor != "-"]
        table[name] = (int(level), set(may), set(libraries.split()))
    return table


def check_table(table):
    """The table itself: every floor there, every arrow down, one level up at most beside report -> figure."""
    problems = []
    known = {library for library, _ in LIBRARIES}
    for name in tree.FLOORS:
        if name not in table:
            problems.append(f"src/README.md: the floor {name} has no row in the table")
    for name, (level, floors, libraries) in table.items():
        for other in sorted(floors):
            if other not in table:
                problems.append(f"src/README.md: {name} may include {other}, which is no floor")
            elif table[other][0] >= level and (name, other) != ("report", "figure"):
                problems.append(f"src/README.md: the arrow {name} -> {other} does not point down")
        for library in sorted(libraries - known):
            problems.append(f"src/README.md: {name} may know {library}, which layers.py does not")
    return problems


def library_of(header):
    """The library a header in <> comes from; None for the system's, "" for nobody's."""
    for library, pattern in LIBRARIES:
        if re.match(pattern, header):
            return library
    return None if SYSTEM.match(header) else ""


def check_quoted(source, where, header, floors):
    """An include of the project's own."""
    if header == "config.h":
        return None
    floor = header.split("/")[0]
    if "/" not in header:
        return f'{where}: write #include "{source.floor}/{header}", with the floor'
    if floor != source.floor and floor not in floors:
        return f"{where}: {source.floor} must not include {header}; see the table in src/README.md"
    return None


def check_angled(source, where, header, libraries):
    """An include of somebody else's."""
    library = library_of(header)
    if library == "":
        return f"{where}: <{header}> belongs to no library that layers.py knows"
    if library is not None and library not in libraries:
        return f"{where}: {source.floor} must not know {library} (<{header}>)"
    return None


def main(root):
    table = read_table(root)
    problems = check_table(table)
    n_includes = 0
    for source in tree.c_sources(root, *table):
        _, floors, libraries = table[source.floor]
        for match in INCLUDE.finditer(source.with_strings):
            n_includes += 1
            quoted, angled = match.groups()
            where = source.at(match.start(match.lastindex))
            problem = (check_quoted(source, where, quoted, floors) if quoted
                       else check_angled(source, where, angled, libraries))
            if problem:
                problems.append(problem)
    for folder in sorted((Path(root) / "src").iterdir()):
        if folder.is_dir() and folder.name not in table and folder.name != "decisions":
            problems.append(f"src/{folder.name}: is no floor of the table in src/README.md")
    tree.report(problems, f"{n_includes} includes")


if __name__ == "__main__":
    main(sys.argv[1])
