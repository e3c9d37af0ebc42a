"""What a generated client costs, beside what it is made of, in one run: calls, imports, decoding and memory.

Run with the Python that restencil is installed in: `python tests/bench/client.py [--peer PYTHON] [--package FOLDER...]`.
`--peer` is a Python that has the package `openai`, whose calls are measured too; `--package` are folders that hold other
generated packages, whose imports are. Figures are for reading, no test asserts one: machines differ, and are shared.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

_SCRIPTS = Path(__file__).parent / "client"
_ROUNDS = 7

_PROPERTIES = {
    "id": {"type": "string"},
    "title": {"type": "string"},
    "text": {"type": "string"},
    "count": {"type": "integer"},
    "share": {"type": "number"},
    "is_open": {"type": "boolean"},
    "tags": {"type": "array", "items": {"type": "string"}},
    "owner": {"$ref": "#/components/schemas/Owner"},
    "state": {"enum": ["new", "old", "gone"]},
}
_OWNER = {"name": {"type": "string"}, "email": {"type": ["string", "null"]}}


def _model(properties: object) -> dict[str, object]:
    return {"type": "object", "required": ["name"], "properties": properties}


def _answer(schema: object) -> dict[str, object]:
    content = {"application/json": {"schema": schema}}
    return {"200": {"description": "answered", "content": content}}


_SPEC = {
    "openapi": "3.1.0",
    "info": {"title": "Bench", "version": "1"},
    "servers": [{"url": "https://bench.example"}],
    "paths": {
        "/things": {
            "get": {
                "operationId": "list",
                "tags": ["things"],
                "responses": _answer(
                    {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}}
                ),
            },
            "post": {
                "operationId": "make",
                "tags": ["things"],
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/json": {
                            "schema": {"$ref": "#/components/schemas/Order"}
                        }
                    },
                },
                "responses": _answer({"$ref": "#/components/schemas/Thing"}),
            },
        }
    },
    "components": {
        "schemas": {
            "Thing": {"type": "object", "properties": _PROPERTIES},
            "Owner": _model(_OWNER),
            "Order": _model(
                {
                    "name": {"type": "string", "maxLength": 80},
                    "size": {"type": "integer", "minimum": 1},
                    "kind": {"enum": ["a", "b"]},
                    "note": {"type": ["string", "null"]},
                }
            ),
        }
    },
}


def main() -> None:
    """Prints a row for each figure: what was measured, and how it stands to its target."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--peer", type=Path)
    parser.add_argument("--package", type=Path, nargs="*", default=[])
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        package = _generated(Path(folder))
        calls = _said("calls.py", package)
        _row("CPU of a call over bare httpx2, sync", calls["sync"], "µs", 60)
        _row("CPU of a call over bare httpx2, async", calls["async"], "µs", 60)
        if chosen.peer:
            peer = _said("peer_calls.py", python=chosen.peer)
            _row("the same, openai-python, sync", peer["sync"], "µs")
        decoding = _said("decoding.py", package)
        _row("2,000 objects, times pydantic alone", decoding["ratio"], "", 1.2)
        memory = _said("memory.py", package)
        _row("memory that 10,000 calls leave", memory["kilobytes"], "kB")
        for other in (package, *chosen.package):
            name = _name(other)
            _row(f"import {name} over httpx2, pydantic", _import(other), "ms", 60)


def _generated(folder: Path) -> Path:
    """The folder of a client that is generated below `folder`."""
    spec = folder / "spec" / "bench"
    spec.mkdir(parents=True)
    (spec / "openapi.json").write_text(json.dumps(_SPEC), "utf-8")
    restencil = Path(sys.executable).with_name("restencil")
    command = [restencil, "generate", "--target", "python"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "generated/bench/python"


def _name(folder: Path) -> str:
    (found,) = (each.parent.name for each in folder.glob("*/_client.py"))
    return found


def _said(
    script: str, package: Path | None = None, python: Path = Path(sys.executable)
) -> dict[str, float]:
    """What a script prints, as JSON; medians of rounds that each are a process, since one may have bad luck."""
    path = {"PYTHONPATH": str(package)} if package else {}
    rounds = [
        json.loads(
            subprocess.run(
                [python, _SCRIPTS / script],
                env=os.environ | path,
                check=True,
                capture_output=True,
                text=True,
            ).stdout
        )
        for _ in range(_ROUNDS)
    ]
    return {key: statistics.median(each[key] for each in rounds) for key in rounds[0]}


def _import(package: Path) -> float:
    """The milliseconds of CPU that importing a package takes, once what it stands on is imported."""
    code = (
        "import httpx2, pydantic, time; began = time.process_time(); "
        f"import {_name(package)}; print((time.process_time() - began) * 1000)"
    )
    command = [sys.executable, "-c", code]
    environment = os.environ | {"PYTHONPATH": str(package)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    taken = []
    for _ in range(_ROUNDS + 1):  # the first writes bytecode
        run = subprocess.run(
            command, env=environment, check=True, capture_output=True, text=True
        )
        taken.append(float(run.stdout))
    return statistics.median(taken[1:])


def _row(name: str, figure: float, unit: str, target: float | None = None) -> None:
    aim = f"target {target:g}: {figure / target:.0%} of it" if target else ""
    print(f"{name:45} {figure:8.2f} {unit:3} {aim}".rstrip())


if __name__ == "__main__":
    main()
