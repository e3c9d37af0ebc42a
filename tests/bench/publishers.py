"""Those who make documentation of a document, each as a folder of files and the way to one operation in it."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from tests.bench.peers import environment

_REDOC, _SCALAR = "@redocly/cli@2.77.0", "@scalar/api-reference@1.72.1"
_PACKAGES = (_REDOC, _SCALAR, "axe-core@4")
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
</head>
<body>
<div id="app"></div>
<script src="standalone.js"></script>
<script>
Scalar.createApiReference("#app", {{ url: "openapi.json", withDefaultFonts: false, telemetry: false }});
</script>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An operation that is looked for: where it is in the document, and the beginning of what is said of it."""

    document: Path
    tag: str
    id: str
    method: str
    path: str
    told: str


@dataclass(frozen=True, slots=True)
class Cost:
    """What a build took: seconds of CPU, and MiB at the most."""

    cpu: float
    peak: float


@dataclass(frozen=True, slots=True)
class Publisher:
    """Documentation that was made: its files, the way to the operation, and what making it took."""

    name: str
    folder: Path
    way: str
    cost: Cost | None


def installed(work: Path) -> Path:
    """The folder of npm's packages, fetched if they are not there."""
    command = ("npm", "install", "--silent", "--no-save", "--no-audit", "--no-fund")
    subprocess.run((*command, "--prefix", work, *_PACKAGES), check=True)
    return work / "node_modules"


def restencil(wanted: Wanted, work: Path) -> Publisher:
    """The site that this project makes, with samples in fifteen languages for each operation."""
    spec = work / "measured"
    spec.mkdir(exist_ok=True)
    shutil.rmtree(work / "made", ignore_errors=True)
    (spec / "openapi.json").write_bytes(wanted.document.read_bytes())
    command = (sys.executable, "-m", "generator", "generate", str(spec))
    out = ("--target", "docs", "--out", str(work / "made"))
    cost = _built((*command, *out), work)
    site = work / "made/measured/docs"
    return Publisher("restencil", site, _page_of(site, wanted), cost)


def _page_of(site: Path, wanted: Wanted) -> str:
    text = (site / "assets/search.js").read_text("utf-8")
    found = json.loads(text.partition("=")[2].strip().rstrip(";"))
    for folder, _, operations in found["services"]:
        for stem, _, method, path, *_ in operations:
            if (method, path) == (wanted.method, wanted.path):
                return f"en/reference/{folder}/{stem}.html"
    raise LookupError(wanted)


def redoc(wanted: Wanted, work: Path, packages: Path) -> Publisher:
    """One page, with its script inlined."""
    folder = work / "redoc"
    command = (str(packages / ".bin/redocly"), "build-docs", str(wanted.document))
    file = ("--inlineBundle", "--output", str(folder / "index.html"))
    cost = _built((*command, *file), work)
    way = f"index.html#/{wanted.tag}/{wanted.id}"
    return Publisher(f"Redoc ({_REDOC})", folder, way, cost)


def scalar(wanted: Wanted, work: Path, packages: Path) -> Publisher:
    """A page that loads the document, and the script that is published for pages, both beside it."""
    folder = work / "scalar"
    folder.mkdir(exist_ok=True)
    script = packages / "@scalar/api-reference/dist/browser/standalone.js"
    (folder / "standalone.js").write_bytes(script.read_bytes())
    (folder / "openapi.json").write_bytes(wanted.document.read_bytes())
    title = _read(wanted.document)["info"]["title"]
    (folder / "index.html").write_text(_PAGE.format(title=escape(title)), "utf-8")
    way = f"index.html#tag/{wanted.tag}/{wanted.method}{wanted.path}"
    return Publisher(f"Scalar ({_SCALAR})", folder, way, None)


def _read(document: Path) -> Any:
    return json.loads(document.read_bytes())


def _built(command: tuple[str, ...], work: Path) -> Cost:
    """What a command took that remembers nothing of another run."""
    with tempfile.TemporaryDirectory() as cache:
        own = environment() | {"XDG_CACHE_HOME": cache}
        started = subprocess.Popen(
            command, cwd=work, env=own, stdout=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        raise subprocess.CalledProcessError(started.returncode, command)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
