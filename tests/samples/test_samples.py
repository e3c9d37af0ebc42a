"""The samples, each run by its interpreter against a server that keeps what it receives."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

from tests.commands import restencil
from tests.samples.api import CALLS, SECRET, TEXT_ANSWER, write_spec
from tests.samples.programs import LANGUAGES, Ended, interpreter, run
from tests.samples.recorder import Received, Recorder, recording

# as a client of several schemes names them
_SECRETS = {
    "TRAPS_BEARER_TOKEN": SECRET,
    "TRAPS_IN_HEADER_API_KEY": SECRET,
    "TRAPS_IN_COOKIE_API_KEY": SECRET,
    "TRAPS_IN_QUERY_API_KEY": "query-secret",
}


@dataclass(frozen=True, slots=True)
class Samples:
    """The generated samples, and the server that they call."""

    folder: Path
    recorder: Recorder

    def file(self, language: str, name: str) -> Path:
        """The sample of an operation, whatever its language makes of the name."""
        files = (self.folder / language).rglob("*.*")
        (found,) = (path for path in files if path.stem.replace("_", "-") == name)
        return found

    def run(self, language: str, name: str, home: Path) -> Ended:
        """Runs the sample of an operation."""
        self.recorder.received.clear()
        return run(language, self.file(language, name), home, **_SECRETS)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Samples]:
    folder = tmp_path_factory.mktemp("samples")
    with recording() as recorder:
        (folder / "traps").mkdir()
        write_spec(folder / "traps" / "openapi.json", recorder)
        outcome = restencil(folder, "generate", "traps", "--target", "samples")
        assert outcome.code == 0, outcome.err
        yield Samples(folder / "generated/traps/samples", recorder)


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_sends_what_the_spec_shows(
    samples: Samples, language: str, name: str, tmp_path: Path
) -> None:
    """A sample sends the request that the spec shows, every character of it, with the secret from the environment."""
    ended = samples.run(language, name, tmp_path)
    assert ended.code == 0, ended.err
    received, call = samples.recorder.take(), CALLS[name]
    assert received.method == call.method.upper()
    assert received.path == call.sent_path
    assert (received.fields if received.query else []) == list(call.query)
    assert {key: received.headers.get(key) for key in call.headers} == call.headers
    assert "authorization" in call.headers or "authorization" not in received.headers
    assert _body(received) == _exact(call.body)
    assert list(tmp_path.iterdir()) == [], "a sample leaves nothing behind"


def _body(received: Received) -> Any:
    """What was sent, as it is compared: JSON and forms by what they say, anything else by its bytes."""
    match received.headers.get("content-type"):
        case "application/json":
            return _exact(json.loads(received.body))
        case "application/x-www-form-urlencoded":
            return parse_qsl(received.body.decode(), strict_parsing=True)
    return received.body or _exact(None)


def _exact(value: Any) -> Any:
    """A value in which true is not 1 and false is not 0; that 1.0 is 1 is the same in JSON."""
    match value:
        case dict():
            return {key: _exact(item) for key, item in value.items()}
        case list():
            return [_exact(item) for item in value]
        case bool() | None:
            return (type(value), value)
    return value


@pytest.mark.parametrize("language", LANGUAGES)
def test_prints_the_answer(samples: Samples, language: str, tmp_path: Path) -> None:
    """A sample prints what the server answers, and nothing else."""
    ended = samples.run(language, "bare", tmp_path)
    assert ended.out.removesuffix("\n") == TEXT_ANSWER
    assert not ended.err


@pytest.mark.parametrize("name", ["fails", "breaks"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_fails_on_an_error(
    samples: Samples, language: str, name: str, tmp_path: Path
) -> None:
    """A sample ends with a failure, and names the status, when the server answers with an error."""
    ended = samples.run(language, name, tmp_path)
    assert ended.code != 0
    assert {"fails": "422", "breaks": "503"}[name] in ended.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_shows_the_text_of_an_error(
    samples: Samples, language: str, tmp_path: Path
) -> None:
    """A sample shows what the server says of an error: that is where APIs tell what is wrong."""
    ended = samples.run(language, "fails", tmp_path)
    assert "no such model" in ended.out + ended.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_fails_without_a_server(language: str, tmp_path: Path) -> None:
    """A sample ends with a failure when there is no server to answer."""
    with recording() as gone:
        write_spec(tmp_path / "openapi.json", gone)
    interpreter(language)
    restencil(tmp_path, "generate", ".", "--target", f"samples/{language}")
    samples = Samples(tmp_path / "generated" / tmp_path.name / "samples", Recorder())
    ended = samples.run(language, "bare", tmp_path / "home")
    assert ended.code != 0
    assert ended.err


def test_secrets_are_in_no_sample(samples: Samples) -> None:
    """No sample holds a secret; each names the environment variable that a client of the API reads it from."""
    texts: Mapping[str, str] = {
        str(path): path.read_text("utf-8") for path in samples.folder.rglob("*.*")
    }
    held = [path for path, text in texts.items() if "Bearer " in text]
    assert len(held) > len(LANGUAGES)
    assert all("TRAPS_BEARER_TOKEN" in texts[path] for path in held)


def test_javascript_does_not_round(samples: Samples) -> None:
    """Integers that JavaScript cannot hold stand in its sample as JSON text, and a comment says why."""
    text = samples.file("javascript", "long").read_text("utf-8")
    assert "9007199254740993" in text
    assert "JavaScript would round" in text
    other = samples.file("javascript", "everything").read_text("utf-8")
    assert "JavaScript would round" not in other


def test_shell_is_read_as_it_is_meant(samples: Samples) -> None:
    """A header with a secret stands in one pair of quotes, where its name needs none of its own."""
    text = samples.file("shell", "long").read_text("utf-8")
    assert '--header "Authorization: Bearer $TRAPS_BEARER_TOKEN"' in text
    assert "--request PUT" in text
