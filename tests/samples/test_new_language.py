"""A language that restencil has never heard of, added as a folder."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import ROOT
from tests.samples.api import TRAPS
from tests.samples.needs import need
from tests.samples.programs import run
from tests.samples.recorder import recording

_FACTS = r"""
title: Perl
description: Requests with HTTP::Tiny.
order: 9
highlight: perl
names:
  file: snake_case
literals:
  string:
    open: "'"
    close: "'"
    escapes:
      "\\": '\\'
      "'": "\\'"
  "null": undef
  "true": \1
  "false": \0
  pair: " => "
"""
_TEMPLATE = """\
{#- given `operation`: its request, written out for HTTP::Tiny -#}
{% set request = operation.request %}
use HTTP::Tiny;
use Encode qw(encode_utf8);
use utf8;

my $response = HTTP::Tiny->new->request({{ request.method | literal }}, {{ request.url | literal }}, {
    headers => {
{% for header in request.headers %}
        {{ header.name | literal }} => {{ header.value | literal }}{% if header.secret %} . $ENV{ {{ header.secret }} }{% endif %},
{% endfor %}
    },
{% if request.body.json %}
    content => encode_utf8({{ request.body.json | json_literal }}),
{% endif %}
});
die $response->{content} unless $response->{success};
print $response->{content};
"""
_BODY = {"to": "O'Neill", "text": TRAPS}
_SPEC = {
    "openapi": "3.1.0",
    "info": {"title": "Letters", "version": "1"},
    "security": [{"bearer": []}],
    "components": {"securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}}},
    "paths": {
        "/letters": {
            "post": {
                "operationId": "writeLetter",
                "tags": ["letters"],
                "requestBody": {"content": {"application/json": {"example": _BODY}}},
                "responses": {"200": {"description": "fine"}},
            }
        }
    },
}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of restencil with the new folder in it."""
    for part in ("generator", "templates"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / part, tmp_path / part, ignore=ignored)
    perl = tmp_path / "templates/samples/perl"
    (perl / "{service}").mkdir(parents=True)
    (perl / "target.yaml").write_text(_FACTS, "utf-8")
    (perl / "{service}/{operation}.pl.jinja").write_text(_TEMPLATE, "utf-8")
    (tmp_path / "spec/letters").mkdir(parents=True)
    _write(tmp_path, "https://letters.example")
    return tmp_path


def _write(checkout: Path, server: str) -> None:
    spec = {**_SPEC, "servers": [{"url": server}]}
    (checkout / "spec/letters/openapi.json").write_text(json.dumps(spec), "utf-8")


def _restencil(checkout: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": str(checkout)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_a_language_is_a_folder(checkout: Path) -> None:
    """A folder of facts and templates is a language: in the samples, in the documentation and in the list of targets."""
    _restencil(checkout, "generate")
    made = checkout / "generated/letters"
    sample = (made / "samples/perl/letters/write_letter.pl").read_text("utf-8")
    assert r"""'{
  "to": "O\'Neill",""" in sample
    assert "'Bearer ' . $ENV{ LETTERS_API_KEY }" in sample
    page = (made / "docs/en/reference/letters/write-letter.md").read_text("utf-8")
    assert f"### Perl\n\n```perl\n{sample}```\n" in page
    assert "Perl" in (made / "docs/en/reference/letters/write-letter.html").read_text(
        "utf-8"
    )
    assert "samples/perl" in _restencil(checkout, "targets")


def test_it_runs(checkout: Path, tmp_path: Path) -> None:
    """A sample of the new language, run by its interpreter, sends what the spec shows."""
    perl = need("apt-get install perl", "perl")
    with recording() as recorder:
        _write(checkout, recorder.url)
        _restencil(checkout, "generate", "--target", "samples/perl")
        file = checkout / "generated/letters/samples/perl/letters/write_letter.pl"
        ended = run([perl, str(file)], tmp_path, LETTERS_API_KEY="key")
        assert ended.code == 0, ended.err
        received = recorder.take()
    assert json.loads(received.body) == _BODY
    assert received.headers["authorization"] == "Bearer key"


def test_a_mistake_in_its_facts_is_told(checkout: Path) -> None:
    """Facts with a word that restencil does not know are refused, with the file and the line."""
    facts = checkout / "templates/samples/perl/target.yaml"
    facts.write_text(_FACTS + "colour: blue\n", "utf-8")
    with pytest.raises(AssertionError, match=r"target\.yaml:\d+:\d+: error") as refused:
        _restencil(checkout, "generate")
    assert "colour" in str(refused.value)
