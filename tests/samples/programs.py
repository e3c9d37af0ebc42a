"""Programs in the languages of the samples, each built and run by its real tools."""

import os
import re
import shutil
import subprocess
import sys
from base64 import b64decode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.samples.needs import TOOLS, need, need_module, need_tool

LANGUAGES = ("shell", "javascript", "python")

_APT = "apt-get install --no-install-recommends"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a program is built (`work`), where it runs (`home`), and the sample that it is made of (`file`)."""

    file: Path
    work: Path
    home: Path

    def named(self, name: str) -> Path:
        """A copy of the sample that is called so, for tools that look at names."""
        self.work.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy(self.file, self.work / name))

    def beside(self, tools: str) -> Path:
        """The sample where it finds packages that were installed with the tools."""
        self.work.mkdir(parents=True, exist_ok=True)
        (self.work / tools).symlink_to(TOOLS / tools)
        return self.named(self.file.name)

    def build(self, *command: str | Path) -> None:
        """Runs a compiler; what it says is the error if it fails."""
        done = subprocess.run(
            list(map(str, command)),
            cwd=self.work,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, f"{self.file}\n{done.stdout!r}\n{done.stderr!r}"


def _curl(place: Place) -> list[str]:
    need(f"{_APT} curl", "curl")
    return [bash(), str(place.file)]


def _wget(place: Place) -> list[str]:
    need(f"{_APT} wget", "wget")
    return [bash(), str(place.file)]


def _httpie(place: Place) -> list[str]:
    need_tool("python/bin/http")
    return [bash(), str(place.file)]


def bash() -> str:
    """The path of bash."""
    return need(f"{_APT} bash", "bash")


def node() -> str:
    """The path of Node.js."""
    return need(f"{_APT} nodejs", "node")


def _fetch(place: Place) -> list[str]:
    need_tool("node_modules/@msgpack/msgpack")
    return [node(), str(place.beside("node_modules"))]


def _axios(place: Place) -> list[str]:
    need_tool("node_modules/axios")
    return [node(), str(place.beside("node_modules"))]


def _requests(place: Place) -> list[str]:
    need_module("pip install requests", "requests")
    return [_python(place), str(place.file)]


def _httpx(place: Place) -> list[str]:
    return [_python(place, "httpx"), str(place.file)]


def _client(place: Place) -> list[str]:
    package = place.file.parents[3] / "python"
    return ["env", f"PYTHONPATH={package}", sys.executable, str(place.file)]


def _python(place: Place, *modules: str) -> str:
    text = place.file.read_text("utf-8")
    if modules or "import msgpack" in text:
        return str(need_tool("python/bin/python"))
    return sys.executable


def _java(place: Place) -> list[str]:
    java = need(f"{_APT} default-jdk-headless", "java")
    return [java, "-Dfile.encoding=UTF-8", str(place.named("Main.java"))]


_JARS = ("okhttp.jar", "okio.jar", "kotlin-stdlib.jar")


def _okhttp(place: Place) -> list[str]:
    jars = [Path("/usr/share/java", name) for name in _JARS]
    if not jars[0].exists():
        need(f"{_APT} libokhttp-java", "okhttp")
    java, *rest = _java(place)
    classes = ":".join(str(jar) for jar in jars if jar.exists())
    return [java, "-cp", classes, *rest]


def _go(place: Place) -> list[str]:
    go = need(f"{_APT} golang-go", "go")
    place.build(
        "env", "GO111MODULE=off", go, "build", "-o", "sample", place.named("main.go")
    )
    return [str(place.work / "sample")]


def _php(place: Place) -> list[str]:
    return [need(f"{_APT} php-cli php-curl", "php"), str(place.file)]


def _guzzle(place: Place) -> list[str]:
    php = need(f"{_APT} php-cli php-guzzlehttp-guzzle", "php")
    loader = place.work / "vendor" / "autoload.php"
    loader.parent.mkdir(parents=True)
    loader.write_text("<?php require_once 'GuzzleHttp/autoload.php';")
    return [php, str(place.named("main.php"))]


def _ruby(place: Place) -> list[str]:
    return [need(f"{_APT} ruby", "ruby"), str(place.file)]


def _c(place: Place) -> list[str]:
    cc = need(f"{_APT} gcc libc6-dev libcurl4-openssl-dev", "cc")
    source = place.named("main.c")
    place.build(cc, "-std=c99", "-Wall", "-Werror", source, "-o", "sample", "-lcurl")
    return [str(place.work / "sample")]


_ENTRY = (
    "class Entry { static void Main() { Program.Main().GetAwaiter().GetResult(); } }"
)


def _csharp(place: Place) -> list[str]:
    mcs = need(f"{_APT} mono-mcs libmono-system-net-http4.0-cil", "mcs")
    source, entry = place.named("main.cs"), place.work / "entry.cs"
    # this compiler knows no asynchronous Main
    entry.write_text(_ENTRY)
    options = ("-r:System.Net.Http.dll", "-main:Entry", "-out:sample.exe")
    place.build(mcs, "-langversion:latest", *options, source, entry)
    return [need(f"{_APT} mono-runtime", "mono"), str(place.work / "sample.exe")]


def _objective_c(place: Place) -> list[str]:
    packages = "clang gobjc libgnustep-base-dev gnustep-make make"
    clang = need(f"{_APT} {packages}", "clang")
    config = need(f"{_APT} {packages}", "gnustep-config")
    asked = subprocess.run([config, "--objc-flags"], capture_output=True, check=True)
    flags = [each for each in asked.stdout.decode().split() if each != "-MMD"]
    gcc = next(Path("/usr/lib/gcc").glob("*/*/include/objc")).parents[1]
    place.build(
        clang,
        *flags,
        f"-I{gcc}/include",
        place.named("main.m"),
        "-o",
        "sample",
        f"-L{gcc}",
        "-lgnustep-base",
        "-lobjc",
    )
    return [str(place.work / "sample")]


def _ocaml(place: Place) -> list[str]:
    packages = "ocaml-nox ocaml-findlib libcohttp-lwt-unix-ocaml-dev"
    find = need(f"{_APT} {packages}", "ocamlfind")
    source = place.named("main.ml")
    place.build(
        find, "ocamlopt", "-thread", "-package", "cohttp-lwt-unix", "-linkpkg", "-o", "sample", source
    )  # fmt: skip
    return [str(place.work / "sample")]


def _httr2(place: Place) -> list[str]:
    rscript = need(f"{_APT} r-base-core r-cran-httr r-cran-httr2", "Rscript")
    return [rscript, str(place.file)]


def _swift(place: Place) -> list[str]:
    """Debian's compiler, in the release of Debian that has it, beside the files that the program reads."""
    if native := shutil.which("swiftc"):
        place.build(native, "-o", "sample", place.named("main.swift"))
        return [str(place.work / "sample")]
    root = need_tool("swift")
    inside = root / "tmp" / "-".join(place.work.parts[-3:])
    shutil.rmtree(inside, ignore_errors=True)
    shutil.copytree(place.home, inside)
    shutil.copy(place.file, inside / "main.swift")
    here = f"cd /tmp/{inside.name}"
    place.work.mkdir(parents=True, exist_ok=True)
    place.build("chroot", root, "sh", "-c", f"{here} && swiftc -o sample main.swift")
    return ["chroot", str(root), "sh", "-c", f"{here} && exec ./sample"]


def _http(place: Place) -> list[str]:
    client = need_tool("node_modules/.bin/httpyac")
    source = place.named(place.file.name)
    for file in place.home.iterdir():
        shutil.copy(file, place.work)
    if told := re.search("in Base64: (.*)", source.read_text("utf-8")):
        (place.work / "example.bin").write_bytes(b64decode(told[1]))
    # it would send cookies as it reads them
    (place.work / ".httpyac.js").write_text(
        "module.exports = {cookieJarEnabled: false}"
    )
    # it wants everything below the folder where it runs
    line = f"exec {node()} {client} send {source.name} --all --output body"
    return [bash(), "-c", f"cd {place.work} && {line}"]


WAYS: Mapping[tuple[str, str], Callable[[Place], list[str]]] = {
    ("shell", ".sh"): _curl,
    ("shell", ".wget.sh"): _wget,
    ("shell", ".httpie.sh"): _httpie,
    ("javascript", ".mjs"): _fetch,
    ("javascript", ".axios.mjs"): _axios,
    ("python", ".py"): _requests,
    ("python", ".httpx.py"): _httpx,
    ("java", ".java"): _java,
    ("java", ".okhttp.java"): _okhttp,
    ("go", ".go"): _go,
    ("php", ".php"): _php,
    ("php", ".guzzle.php"): _guzzle,
    ("swift", ".swift"): _swift,
    ("ruby", ".rb"): _ruby,
    ("http", ".http"): _http,
    ("c", ".c"): _c,
    ("csharp", ".cs"): _csharp,
    ("objective-c", ".m"): _objective_c,
    ("ocaml", ".ml"): _ocaml,
    ("r", ".R"): _httr2,
    ("r", ".httr.R"): _httr2,
}
"""What makes a command of a sample that writes a request out, by its language and the ending of its file.

Every one is here but Dart's, which nobody ships.
"""

CLIENT = ("python", ".client.py")
"""The sample that calls the generated client, which stands beside the samples."""

COMMANDS = {**WAYS, CLIENT: _client}
"""The same, of every sample."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended and what it printed."""

    code: int
    out: bytes
    err: str


def environment(home: Path, **variables: str) -> dict[str, str]:
    """All that a program finds in its environment."""
    return {
        "PATH": f"{TOOLS / 'python' / 'bin'}:{os.environ['PATH']}",
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "PYTHONUTF8": "1",
        "NO_COLOR": "1",
        **variables,
    }


def run(command: list[str], home: Path, **variables: str) -> Ended:
    """Runs a program, with `home` as home and nothing but `variables` of its own."""
    done = subprocess.run(
        command,
        cwd=home,
        env=environment(home, **variables),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=180,
    )
    return Ended(done.returncode, done.stdout, done.stderr.decode(errors="replace"))
