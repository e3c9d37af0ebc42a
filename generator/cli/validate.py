"""`restencil validate`: whether bodies fit the schema of an operation."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from generator.cli.report import counted
from generator.load.choices import load_choices
from generator.load.project import find_project
from generator.load.project_document import load_project
from generator.payloads import (
    Finding,
    Payload,
    check_payload,
    content_for,
    operation_called,
    payloads_in,
    read_payloads,
)
from generator.resolve import resolve
from generator.shown import shown

_STDIN = Path("-")


def run(  # noqa: PLR0913 - one for each argument of the command
    path: Path,
    operation: str,
    files: tuple[Path, ...],
    *,
    response: str | None,
    content_type: str | None,
    style: str,
) -> int:
    """Prints every violation in the bodies in `files`, or in standard input; returns the exit code."""
    project = find_project(path)
    document = load_project(project, load_choices(project))
    api, _ = resolve(document)
    called = operation_called(operation, api, document.location())
    content = content_for(called, response, content_type, document.location())
    payloads = [
        payload
        for file in files or (_STDIN,)
        for payload in _payloads(file, content_type)
    ]
    found = [
        finding
        for payload in payloads
        for finding in check_payload(payload, content, api)
    ]
    _PRINTERS[style](payloads, found)
    return 1 if found else 0


def _payloads(file: Path, content_type: str | None) -> list[Payload]:
    return (
        payloads_in(sys.stdin.buffer.read(), content_type)
        if file == _STDIN
        else read_payloads(file, content_type)
    )


def _print_text(payloads: list[Payload], found: list[Finding]) -> None:
    for finding in found:
        violation = finding.violation
        where = shown(violation.pointer, 200) or "the whole body"
        click.echo(
            f"{finding.location}: {where}: {violation.message} ({violation.keyword})"
        )
    verdict = "all valid" if not found else counted(len(found), "violation")
    bodies = f"{len(payloads):,} bod{'y' if len(payloads) == 1 else 'ies'}"
    click.echo(f"{bodies} checked, {verdict}")


def _print_json(_payloads: list[Payload], found: list[Finding]) -> None:
    click.echo(
        json.dumps(
            [_record(finding) for finding in found],
            ensure_ascii=False,
            indent=2,
            default=_not_in_json,
        )
    )


def _not_in_json(_value: object) -> None:
    """What stands for the bytes of a MessagePack body, where only JSON can stand."""


def _record(finding: Finding) -> dict[str, Any]:
    location = finding.location
    return {
        "file": location.file,
        "line": location.line or None,
        "column": location.column or None,
        "pointer": finding.violation.pointer,
        "keyword": finding.violation.keyword,
        "message": finding.violation.message,
        "value": finding.violation.value,
    }


_PRINTERS = {"text": _print_text, "json": _print_json}
