"""Generates the client of a part of a document, and runs the tests that are generated with it; exit code 1 if one fails.

    python tests/corpus/selected.py DOCUMENT --work ~/.cache/restencil-selected --paths '/chat/*' '/files/{file_id}'

The document is all in one file. The part is the operations at the paths, with what they need and nothing else.
"""

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path


def main() -> int:
    """Tries the part that the command line asks for; returns the exit code."""
    made = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    made.add_argument("document", type=Path)
    made.add_argument("--work", type=Path, required=True, help="where output is kept")
    made.add_argument("--paths", nargs="+", required=True, help="with * for anything")
    options = made.parse_args()
    return _generated(options.document, options.paths, options.work) or _tested(
        options.work / "generated/selected/python"
    )


def _generated(document: Path, paths: list[str], work: Path) -> int:
    """The exit code of `restencil generate` for a spec folder that selects the paths."""
    spec = work / "spec/selected"
    shutil.rmtree(work, ignore_errors=True)
    spec.mkdir(parents=True)
    shutil.copyfile(document, spec / f"openapi{document.suffix}")
    choices = {"package": "selected", "targets": ["python"], "only": {"paths": paths}}
    (spec / "restencil.yaml").write_text(json.dumps(choices), "utf-8")
    command = (sys.executable, "-m", "generator", "generate")
    return subprocess.run(command, cwd=work, check=False).returncode


def _tested(folder: Path) -> int:
    """The exit code of the tests of a client."""
    command = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider")
    return subprocess.run(command, cwd=folder, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
