#!/usr/bin/env python3
"""Shows that each lint can fail: every row plants one defect in a small clean tree and expects to hear of it.

usage: selftest.py LINT-FOLDER

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"
OPENING = f"/* ring.c: a ring, for the test of the lints.\n *\n * {LICENCE}\n */\n"

HEADER = f"""/* ring.h: a ring, for the test of the lints.
 *
 * {LICENCE}
 */
#pragma once

#include <glib.h>

double geo_ring_area_m2 (const double *places,
                         guint n_places);
"""

BODY = OPENING + """#include "config.h"

#include "geo/ring.h"

/**
 * geo_ring_area_m2:
 * @places: coordinates
 * @n_places: how many there are
 *
 * Returns: the area
 */
double
geo_ring_area_m2 (const double *places,
                  guint n_places)
{
  return n_places;
}
"""

TEST = OPENING + """#include "geo/ring.h"

static void
test_area (void)
{
  g_test_skip ("the shared folder is not there");
}
"""

TABLE = """| floor | level | may include | outside libraries |
|---|---|---|---|
| base | 0 | - | glib |
| geo | 1 | base | glib |
| model | 2 | base geo | glib |
| store | 3 | base geo model | glib sqlite |
| exchange | 3 | base geo model | glib |
| basemap | 3 | base geo model | glib |
| check | 3 | base geo model | glib |
| figure | 4 | base geo model | glib |
| report | 4 | base geo model figure | glib |
| session | 5 | base geo model store | glib |
| importer | 6 | base geo | glib |
| cli | 6 | base session | glib |
| app | 6 | base session | glib gtk |
"""

RECORD = "# 0001: A choice\n" + "".join(
    f"\n## {heading}\n\nText.\n"
    for heading in ("Overview", "Motivation", "Prior art", "Approaches", "Decision"))

CLEAN = {
    "src/README.md": TABLE,
    "src/decisions/0001-a-choice.md": RECORD,
    "src/geo/ring.c": BODY,
    "src/geo/ring.h": HEADER,
    "tests/geo/ring.c": TEST,
    "tests/lint/untested.txt": "",
    "po/POTFILES": "",
    "data/rules.txt": "none yet\n",
    "dev": f"#!/bin/sh\n# dev: builds the small tree of this test.\n# {LICENCE}\nset -eu\n",
}

RING = "src/geo/ring.c"

# lint, file, how the file changes (a text that is added to it, or a pair: replace, by), what must be heard
DEFECTS = (
    ("layers", RING, '#include "model/zone.h"\n', "geo must not include model/zone.h"),
    ("layers", RING, '#include "ring.h"\n', "with the floor"),
    ("layers", RING, "#include <sqlite3.h>\n", "geo must not know sqlite"),
    ("layers", RING, "#include <gtk/gtk.h>\n", "geo must not know gtk"),
    ("layers", RING, "#include <curl/curl.h>\n", "belongs to no library"),
    ("layers", "src/README.md", ("| geo | 1 | base |", "| geo | 1 | base model |"), "does not point down"),
    ("layers", "src/README.md", ("| check | 3 |", "| cheque | 3 |"), "the floor check has no row"),
    ("layers", "src/attic/ring.c", OPENING, "is no floor"),
    ("headers", "src/geo/ring.h", ("#include <glib.h>\n", ""), "does not compile alone"),
    ("format", RING, ("  return n_places;", " return  n_places ;"), "not formatted"),
    ("clock", RING, ("return n_places", "return g_get_real_time ()"), "reads the clock below session"),
    ("clock", RING, ("return n_places", "return time (NULL)"), "reads the clock below session"),
    ("clock", RING, ("return n_places", "return f (\"VALUES (datetime('now'))\")"), "inside SQL"),
    ("clock", RING, ("return n_places", 'return f ("x DEFAULT CURRENT_TIMESTAMP")'), "inside SQL"),
    ("exits", RING, ("return n_places", "abort ()"), "abort () in a library"),
    ("exits", RING, ("return n_places", 'g_error ("no")'), "g_error () in a library"),
    ("names", "src/geo/ring-utils.c", OPENING, '"utils" says nothing'),
    ("names", RING, ("geo_ring_area_m2 (const double *places,\n                  guint",
                     "geo_ring_helper (const double *places,\n                  guint"),
     '"helper" in geo_ring_helper'),
    ("docs", RING, (" * geo_ring_area_m2:", " * geo_ring:"), "has no documentation comment"),
    ("docs", RING, (" * @n_places:", " * @n_corners:"), "has no parameter n_corners"),
    ("potfiles", RING, ("return n_places", 'return f (_ ("No ring"))'), "is not listed"),
    ("potfiles", "po/POTFILES", "src/geo/ring.c\n", "no translatable sentence"),
    ("skips", "tests/geo/ring.c", ('"the shared folder is not there"', "NULL"), "skips without a reason"),
    ("skips", "tests/geo/ring.c", ('"the shared folder is not there"', '"no"'), "skips without a reason"),
    ("skips", "tests/geo/ring.sh", "exit 77\n", "skips silently"),
    ("spdx", RING, (LICENCE, "all rights"), "lacks"),
    ("spdx", RING, ("ring.c: a ring, for the test of the lints.", ""), "does not say what"),
    ("mirrors", "src/geo/disc.c", OPENING, "has no test"),
    ("mirrors", "tests/lint/untested.txt", "src/geo/ring.c: needs no test at all\n", "has a test now"),
    ("mirrors", "tests/lint/untested.txt", "src/geo/cone.c: by the other tests\n", "does not exist"),
    ("words", RING, '/* see /home/someone/notes */\n', "a path of one machine"),
    ("words", RING, "/* FIXME */\n", "unfinished business"),
    ("words", RING, "/* TODO: later */\n", "needs a recorded task"),
    ("records", "src/decisions/0001-a-choice.md", ("## Prior art", "## Art"), "headings"),
    ("records", "src/decisions/0003-skips-one.md", RECORD, "0002"),
    ("records", "src/README.md", "[gone](nowhere.md)\n", "leads nowhere"),
    ("shell", "dev", "cd $1\n", "SC2086"),
)

# Printed, never failed on: what must be among the notes.
NOTED = (
    ("sizes", RING, "/* " + "long " * 30 + "*/\n", "columns"),
    ("sizes", RING, "\n" * 700, "lines"),
)


def write_tree(root, files):
    """Writes the files, and a list of commands as a build would have it."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    cflags = subprocess.run(["pkg-config", "--cflags", "glib-2.0"], text=True, capture_output=True, check=True)
    (root / "config.h").write_text("", encoding="utf-8")
    commands = [{"directory": str(root), "file": str(root / RING),
                 "command": f"cc -I{root}/src -I{root} {cflags.stdout.strip()} -c {RING}"}]
    (root / "compile_commands.json").write_text(json.dumps(commands), encoding="utf-8")
    shutil.copy(Path(__file__).resolve().parents[2] / ".clang-format", root)


def link_wrongly(root):
    """A cordonctl that loads the library of the importer."""
    program = root / "src" / "cli" / "cordonctl"
    program.parent.mkdir()
    subprocess.run(["cc", "-x", "c", "-", "-o", str(program), "-Wl,--no-as-needed", "-lgdal"],
                   input="int main (void) { return 0; }\n", text=True, check=True)


def change(files, name, how):
    """The tree with one file changed."""
    changed = dict(files)
    if isinstance(how, tuple):
        assert how[0] in changed[name], f"the row for {name} replaces what is not there"
        changed[name] = changed[name].replace(how[0], how[1])
    elif name.endswith(".c") and name in changed:
        # After the opening comment, where an include or a comment may stand.
        changed[name] = changed[name].replace(OPENING, OPENING + how, 1)
    else:
        changed[name] = changed.get(name, "") + how
    return changed


def run(folder, lint, files):
    """Exit status and output of a lint on a tree of its own."""
    with tempfile.TemporaryDirectory(prefix="lint-") as made:
        root = Path(made)
        write_tree(root, files)
        if lint == "links":
            link_wrongly(root)
        result = subprocess.run([sys.executable, str(folder / f"{lint}.py"), made, made],
                                text=True, capture_output=True, check=False)
    return result.returncode, result.stdout + result.stderr


def judge(status, output, wanted_status, wanted):
    """What to say of one run: skipped, None when good, or what was wrong."""
    if "# SKIP" in output:
        return "skip"
    if status != wanted_status or wanted not in output or "Traceback" in output:
        return f"status {status}, wanted {wanted_status} and \"{wanted}\" in:\n{output}"
    return None


def main(folder):
    folder = Path(folder)
    lints = sorted({row[0] for row in DEFECTS + NOTED})
    rows = [(lint, f"{lint} accepts a clean tree", CLEAN, 0, "ok 1") for lint in lints]
    rows += [(lint, f"{lint} hears of: {wanted}", change(CLEAN, name, how), 1, wanted)
             for lint, name, how, wanted in DEFECTS]
    rows += [(lint, f"{lint} prints: {wanted}", change(CLEAN, name, how), 0, wanted)
             for lint, name, how, wanted in NOTED]
    unproven = {path.stem for path in folder.glob("*.py")} - set(lints) - {"tree", "selftest", "links", "tally"}
    rows.append(("links", "links hears of a reader in cordonctl", CLEAN, 1, "loads libgdal"))
    print("TAP version 13")
    print(f"1..{len(rows) + 1}")
    n_bad = bool(unproven)
    print(f"{'not ' if unproven else ''}ok 1 - every lint has a row here {' '.join(sorted(unproven))}")
    for number, (lint, name, files, wanted_status, wanted) in enumerate(rows, 2):
        said = judge(*run(folder, lint, files), wanted_status, wanted)
        if said == "skip":
            print(f"ok {number} - {name} # SKIP its tool is not installed")
            continue
        if said:
            n_bad += 1
            print("\n".join(f"# {line}" for line in said.splitlines()))
        print(f"{'not ' if said else ''}ok {number} - {name}")
    return 1 if n_bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
