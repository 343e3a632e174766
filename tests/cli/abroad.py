#!/usr/bin/env python3
"""The same plan gives the same answers on a computer with other habits.

usage: abroad.py CORDONCTL

Runs the main job twice: at home (C locale, UTC) and abroad (a locale that writes decimals with a
comma, in a time zone that is half a day and sometimes more away). What is for machines, and the
printed document, must agree to the byte.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

LOCALE = "de_DE.UTF-8"
ZONE = "Pacific/Auckland"
FINDINGS = 1

# What is compared: its name, the arguments, the file it writes (or None for what it prints).
JOBS = (
    ("the plan's digest and counts", ["info", "PLAN", "--format", "json"], None),
    ("the findings", ["check", "PLAN", "--format", "json"], None),
    ("the schema", ["schema", "--format", "json"], None),
    ("the posts as GeoJSON", ["export", "MADE", "-o", "posts.geojson", "--table", "post"], "posts.geojson"),
    ("the shifts as CSV", ["export", "MADE", "-o", "shifts.csv", "--table", "shift"], "shifts.csv"),
    ("the document", ["report", "PLAN", "-o", "plan.pdf"], "plan.pdf"),
)


def make_locale(folder):
    """Compiles the locale into a folder of its own; False where its source is not installed."""
    if shutil.which("localedef") is None:
        return False
    folder.mkdir()
    subprocess.run(["localedef", "-i", LOCALE.split(".", maxsplit=1)[0], "-f", "UTF-8", str(folder / LOCALE)],
                   capture_output=True, check=False)
    return (folder / LOCALE / "LC_NUMERIC").exists()


def run(program, arguments, folder, habits):
    """Runs a command in folder; it may have findings, but must not fail."""
    environment = dict(os.environ, XDG_STATE_HOME=str(folder / "state"), **habits)
    done = subprocess.run([program, *arguments], cwd=folder, env=environment,
                          capture_output=True, check=False)
    if done.returncode not in (0, FINDINGS):
        raise RuntimeError(f"cordonctl {' '.join(arguments)}: {done.stderr.decode(errors='replace')}")
    return done.stdout


def make_plan(program, folder, habits):
    """The plan both look at: one file, for a plan says when it was made."""
    folder.mkdir()
    run(program, ["sample", "-o", "plan.cordon.gpkg"], folder, habits)
    return folder / "plan.cordon.gpkg"


def do_jobs(program, folder, habits, plan):
    """What each job gives under the habits: for PLAN, the one both look at; for MADE, one made there."""
    folder.mkdir()
    names = {"PLAN": "plan.cordon.gpkg", "MADE": "made.cordon.gpkg"}
    shutil.copy(plan, folder / names["PLAN"])
    run(program, ["sample", "-o", names["MADE"]], folder, habits)
    results = []
    for _, arguments, written in JOBS:
        said = run(program, [names.get(word, word) for word in arguments], folder, habits)
        results.append((folder / written).read_bytes() if written else said)
    return results


def main(program):
    print("TAP version 13")
    print(f"1..{len(JOBS)}")
    with tempfile.TemporaryDirectory(prefix="abroad-") as made:
        if not make_locale(Path(made) / "locales"):
            for number, (name, _, _) in enumerate(JOBS, 1):
                print(f"ok {number} - {name} # SKIP the package locales is not installed")
            return 0
        at_home = {"LC_ALL": "C.UTF-8", "TZ": "UTC"}
        plan = make_plan(program, Path(made) / "both", at_home)
        home = do_jobs(program, Path(made) / "home", at_home, plan)
        abroad = do_jobs(program, Path(made) / "abroad",
                         {"LC_ALL": LOCALE, "LOCPATH": f"{made}/locales", "TZ": ZONE}, plan)
    n_bad = 0
    for number, (job, here, there) in enumerate(zip(JOBS, home, abroad), 1):
        is_same = here == there and len(here) > 0
        n_bad += not is_same
        if not is_same:
            at = next((i for i, (a, b) in enumerate(zip(here, there)) if a != b), min(len(here), len(there)))
            print(f"# differs from byte {at}: {here[at:at + 60]!r} and {there[at:at + 60]!r}")
        print(f"{'' if is_same else 'not '}ok {number} - {job[0]}")
    return 1 if n_bad else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))
