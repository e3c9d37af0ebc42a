"""The samples, each run by its tools against a server that keeps what it receives.

What takes seconds is run for a few operations here, and for all of them by tests/samples/every.py.
"""

import subprocess
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

import pytest

from generator.plan import discover, template_root
from tests.samples.api import CALLS, FILE, TEXT_ANSWER
from tests.samples.generated import Samples, generated, secrets
from tests.samples.needs import need_tool
from tests.samples.programs import COMMANDS, LANGUAGES, WAYS, environment, run
from tests.samples.received import check
from tests.samples.recorder import recording

# they start in no time
_QUICK = [way for way in WAYS if way[0] in LANGUAGES and way[1] != ".httpie.sh"]
_SLOW = [way for way in WAYS if way not in _QUICK]
_FEW = ("everything", "parts")

# HTTP alone is no program
_PROGRAMS = [way for way in WAYS if way[0] != "http"]

each_way = pytest.mark.parametrize("way", _PROGRAMS, ids="".join)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Samples]:
    with generated(tmp_path_factory.mktemp("samples")) as made:
        yield made


def test_every_language_is_run() -> None:
    """Every variant of every language is run by its tools, but for Dart's, whose compiler nobody packages."""
    found = {
        (target.name.removeprefix("samples/"), ending)
        for target in discover(template_root())
        if target.name.startswith("samples/")
        for ending in target.language.variants
    }
    assert found - {*COMMANDS} == {("dart", ".dart")}
    assert {*COMMANDS} <= found


@pytest.mark.parametrize(
    ("way", "name"),
    [*product(_QUICK, CALLS), *product(_SLOW, _FEW)],
    ids=lambda each: each if isinstance(each, str) else "".join(each),
)
def test_sends_what_the_spec_shows(
    samples: Samples, way: tuple[str, str], name: str, tmp_path: Path
) -> None:
    """A sample sends the request that the spec shows, every character of it, with the secret from the environment."""
    check(samples, way, name, tmp_path)


@each_way
def test_fails_on_an_error(
    samples: Samples, way: tuple[str, str], tmp_path: Path
) -> None:
    """A sample ends with a failure, names the status, and shows what the server says: that is where APIs tell what is wrong."""
    ended = samples.run(way, "fails", tmp_path)
    told = ended.err + ended.out.decode()
    assert ended.code != 0
    assert "422" in told
    assert "no such model" in told


@each_way
def test_needs_its_secret(
    samples: Samples, way: tuple[str, str], tmp_path: Path
) -> None:
    """Without its secret, a sample sends nothing: it ends with a failure that names the environment variable."""
    command = samples.command(way, "delete", tmp_path)
    samples.recorder.received.clear()
    ended = run(command, tmp_path / "home")
    assert ended.code != 0
    assert "TRAPS_BEARER_TOKEN" in ended.err + ended.out.decode()
    assert not samples.recorder.received


@each_way
def test_prints_as_it_arrives(
    samples: Samples, way: tuple[str, str], tmp_path: Path
) -> None:
    """Where the answer is a stream, a sample prints each part of it before the next one is sent."""
    command = samples.command(way, "events", tmp_path)
    seen = samples.recorder.seen
    seen.clear()
    if way in _AT_THE_END:
        seen.set()
    with subprocess.Popen(
        command,
        cwd=tmp_path / "home",
        env=environment(tmp_path / "home", **secrets()),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as program:
        assert program.stdout
        first = program.stdout.readline()
        seen.set()
        rest = program.stdout.read()
    # the second one was not sent unless the first was seen
    assert (first + rest).decode().split() == ["data:", "1", "data:", "2"]
    assert program.returncode == 0


# the call that waits for the whole answer is the only one that GNUstep has
_AT_THE_END = {("objective-c", ".m")}


@pytest.mark.parametrize("way", _QUICK, ids="".join)
def test_prints_the_answer(
    samples: Samples, way: tuple[str, str], tmp_path: Path
) -> None:
    """A sample prints what the server answers, and nothing else."""
    ended = samples.run(way, "bare", tmp_path)
    assert ended.out.decode().removesuffix("\n") == TEXT_ANSWER
    assert not ended.err or "HTTP/1.1 200" in ended.err


@pytest.mark.parametrize("way", _QUICK, ids="".join)
def test_prints_bytes(samples: Samples, way: tuple[str, str], tmp_path: Path) -> None:
    """Bytes that a server answers with are printed as they are, for a file to take them."""
    assert samples.run(way, "download", tmp_path).out == FILE


@pytest.mark.parametrize("way", _QUICK, ids="".join)
def test_fails_without_a_server(way: tuple[str, str], tmp_path: Path) -> None:
    """A sample ends with a failure when there is no server to answer."""
    with recording() as gone:
        pass
    with generated(tmp_path, gone, f"samples/{way[0]}") as samples:
        assert samples.run(way, "bare", tmp_path / "run").code != 0


_GRAMMAR = """
import sys
from pathlib import Path
import tree_sitter_dart_orchard as dart
from tree_sitter import Language, Parser

parser = Parser(Language(dart.language()))
for file in sys.argv[1:]:
    if parser.parse(Path(file).read_bytes()).root_node.has_error:
        print(file)
"""


def test_dart_is_dart(samples: Samples, tmp_path: Path) -> None:
    """Samples of Dart, which nothing here can run, are what its grammar allows, and a broken one is found out."""
    python = str(need_tool("python/bin/python"))
    files = sorted((samples.folder / "dart").rglob("*.dart"))
    assert len(files) > len(CALLS)
    broken = tmp_path / "broken.dart"
    broken.write_text(files[0].read_text("utf-8").replace(";", "", 1), "utf-8")
    ended = run([python, "-c", _GRAMMAR, *map(str, files), str(broken)], tmp_path)
    assert not ended.err
    assert ended.out.decode().split() == [str(broken)]


def test_secrets_are_in_no_sample(samples: Samples) -> None:
    """No sample holds a secret; each names the environment variable that a client of the API reads it from."""
    texts: Mapping[str, str] = {
        str(path): path.read_text("utf-8") for path in samples.folder.rglob("*.*")
    }
    held = [path for path, text in texts.items() if "Bearer " in text]
    assert len(held) > len(WAYS)
    assert all("TRAPS_BEARER_TOKEN" in texts[path] for path in held)


def test_javascript_does_not_round(samples: Samples) -> None:
    """Integers that JavaScript cannot hold stand in its sample as JSON text, and a comment says why."""
    text = samples.file(("javascript", ".mjs"), "long").read_text("utf-8")
    assert "9007199254740993" in text
    assert "JavaScript would round" in text
    other = samples.file(("javascript", ".mjs"), "everything").read_text("utf-8")
    assert "JavaScript would round" not in other


def test_shell_is_read_as_it_is_meant(samples: Samples) -> None:
    """A header with a secret stands in one pair of quotes, where its name needs none of its own."""
    text = samples.file(("shell", ".sh"), "long").read_text("utf-8")
    assert '--header "Authorization: Bearer ${TRAPS_BEARER_TOKEN:?}"' in text
    assert "--request PUT" in text
