#!/usr/bin/env python3
"""The manual, the completion and the JSON schemas say what the program does.

usage: documents.py CORDONCTL DATA-FOLDER

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


def is_type(value, name):
    """Whether a value is of a type of JSON Schema."""
    if name == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if name == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


def check_object(value, schema, place):
    """What is wrong with an object's members."""
    known = schema.get("properties", {})
    others = schema.get("additionalProperties", True)
    problems = [f"{place}: no {name}" for name in schema.get("required", ()) if name not in value]
    for name, member in value.items():
        if name in known:
            problems += check_value(member, known[name], f"{place}.{name}")
        elif others is False:
            problems.append(f"{place}: unknown {name}")
        elif isinstance(others, dict):
            problems += check_value(member, others, f"{place}.{name}")
    return problems


def check_value(value, schema, place):
    """What is wrong with a value, by the part of JSON Schema that ours use."""
    if "anyOf" in schema:
        tried = [check_value(value, one, place) for one in schema["anyOf"]]
        return [] if [] in tried else tried[-1]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{place}: {value!r} is none of {schema['enum']}"]
    names = schema.get("type", [])
    names = [names] if isinstance(names, str) else names
    if names and not any(is_type(value, name) for name in names):
        return [f"{place}: {value!r} is not {names}"]
    problems = []
    if isinstance(value, str) and "pattern" in schema and not re.search(schema["pattern"], value):
        problems.append(f"{place}: {value!r} does not match {schema['pattern']}")
    if is_type(value, "number") and value < schema.get("minimum", value):
        problems.append(f"{place}: {value} is too small")
    if isinstance(value, list):
        for index, item in enumerate(value):
            problems += check_value(item, schema.get("items", {}), f"{place}[{index}]")
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            problems.append(f"{place}: {len(value)} items")
    if isinstance(value, dict):
        problems += check_object(value, schema, place)
    return problems


class Program:
    """cordonctl in a folder of its own."""

    def __init__(self, path, folder):
        self.path, self.folder = path, folder
        self.environment = dict(os.environ, XDG_STATE_HOME=f"{folder}/state", LC_ALL="C.UTF-8")

    def __call__(self, *words):
        done = subprocess.run([self.path, *words], cwd=self.folder, env=self.environment, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        if done.returncode > 1:
            raise RuntimeError(f"cordonctl {' '.join(words)}: {done.stderr}")
        return done.stdout

    def commands(self):
        """Each command with its long options."""
        overview = self("--help")
        names = re.findall(r"^  ([a-z]+) +\S", overview.split("Commands:")[1].split("\n\n")[0], re.MULTILINE)
        return {name: re.findall(r"^  (?:-\w, )?--([a-z-]+)", self(name, "--help"), re.MULTILINE)
                for name in names}


def check_manual(commands, text):
    """Commands and options that the manual leaves out."""
    plain = text.replace("\\-", "-")
    entries = dict(re.findall(r"^\.BI (\w+) (.*)$", plain, re.MULTILINE))
    problems = [f"the manual has no command {name}" for name in commands if name not in entries]
    for name, options in commands.items():
        for option in options:
            letter = "-o" if option == "output" else f"--{option}"
            if letter not in entries.get(name, ""):
                problems.append(f"the manual does not list {letter} of {name}")
    return problems


def check_completion(commands, text):
    """Where the completion and the program disagree."""
    listed = re.search(r'^_cordonctl_commands="([^"]*)"', text, re.MULTILINE)[1].split()
    problems = [] if sorted(listed) == sorted(commands) else [f"the completion knows {listed}"]
    for name, options in commands.items():
        found = re.search(rf'^_cordonctl_options_{name}="([^"]*)"', text, re.MULTILINE)
        words = sorted(word[2:] for word in found[1].split()) if found else None
        if words != sorted(options):
            problems.append(f"the completion offers {words} for {name}, not {sorted(options)}")
    return problems


def complete(path, program, words):
    """What bash offers after words, the last of which is being typed."""
    script = (f'PATH="{Path(program.path).parent}:$PATH"; . "{path}"; COMP_WORDS=({" ".join(words)}); '
              f"COMP_CWORD={len(words) - 1}; _cordonctl; printf '%s\\n' \"${{COMPREPLY[@]}}\"")
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False,
                          cwd=program.folder, env=program.environment)
    return done.stdout.split()


def check_offers(path, program):
    """What the completion offers, typed."""
    cases = (
        (["cordonctl", "che"], ["check"]),
        (["cordonctl", "check", "--fo"], ["--format"]),
        (["cordonctl", "check", "p", "--format", "j"], ["json"]),
        (["cordonctl", "export", "p", "--table", "zo"], ["zone"]),
        (["cordonctl", "edit", "p", "s"], ["set"]),
        (["cordonctl", "edit", "p", "set", "peri"], ["perimeter"]),
        (["cordonctl", "edit", "p", "set", "shift/Day", "st"], ["starts="]),
        (["cordonctl", "schema", "or"], ["organisation"]),
    )
    return [f"{' '.join(words)}: offers {got}, not {wanted}"
            for words, wanted in cases if (got := complete(path, program, words)) != wanted]


def check_schemas(program, folder):
    """Whether what the commands write is what the schemas describe."""
    plan = "plan.cordon.gpkg"
    program("sample", "-o", plan)
    (program.folder / "organisation.csv").write_text("name,kind\nArmy,army\n", encoding="utf-8")
    outputs = {
        "info": ["info", plan], "schema": ["schema"], "history": ["history", plan], "check": ["check", plan],
        "import": ["import", plan, "organisation.csv"],
    }
    problems = []
    for name, words in outputs.items():
        schema = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        problems += check_value(json.loads(program(*words, "--format", "json")), schema, name)
    problems += [f"{path.name} describes no command" for path in folder.glob("*.json")
                 if path.stem not in outputs]
    return problems


def main(path, data):
    data = Path(data).resolve()
    with tempfile.TemporaryDirectory() as folder:
        program = Program(str(Path(path).resolve()), Path(folder))
        commands = program.commands()
        completion = data / "completions" / "cordonctl"
        results = {
            "manual": check_manual(commands, (data / "cordonctl.1").read_text(encoding="utf-8")),
            "completion": check_completion(commands, completion.read_text(encoding="utf-8")),
            "offers": check_offers(completion, program),
            "schemas": check_schemas(program, data / "json-schema"),
        }
    print(f"TAP version 13\n1..{len(results)}")
    for number, (name, problems) in enumerate(results.items(), 1):
        for problem in problems[:20]:
            print(f"# {problem}")
        print(f"{'not ok' if problems else 'ok'} {number} - {name}: {len(problems)} to mend")


if __name__ == "__main__":
    main(*sys.argv[1:])
