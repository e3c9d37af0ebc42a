"""How the CPU time of an operation and the peak of memory grow with the size of a document.

    python tests/bench/growth.py --work ~/.cache/restencil-corpus

Takes documents from the corpus, which is fetched into the work folder if it is not there, or those that are named.
"""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.corpus.documents import chosen, parser
from tests.corpus.outcomes import operations_of

# from 20 operations to 22,000
_DOCUMENTS = (
    "amazonaws.com/qldb.json",
    "twilio.com/twilio_conversations_v1.json",
    "amazonaws.com/iam.json",
    "github.com/api.github.com.json",
    "amazonaws.com/ec2.json",
    "autotask.net.json",
    "microsoft.com/graph.json",
    "microsoft.com/graph-beta.json",
)


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took, in seconds of CPU and MiB, and how many operations the document has."""

    operations: int
    cpu: float
    peak: int

    @property
    def each(self) -> float:
        """The seconds that one operation took."""
        return self.cpu / self.operations


def main() -> None:
    """Prints a row for each document, the smallest first; the last column is relative to the first row."""
    options = parser(__doc__).parse_args()
    options.names = options.names or list(_DOCUMENTS)
    print("| document | operations | CPU s | ms an operation | peak MiB | growth |")
    print("|---|---:|---:|---:|---:|---:|")
    first: Run | None = None
    for document in sorted(chosen(options), key=lambda each: each.size):
        run = _run(document.file)
        first = first or run
        print(_row(document.name, run, run.each / first.each), flush=True)


def _row(name: str, run: Run, growth: float) -> str:
    figures = (
        f"{run.operations:,} | {run.cpu:.1f} | {1000 * run.each:.1f} | {run.peak:,}"
    )
    return f"| {name} | {figures} | {growth:.2f} |"


def _run(document: Path) -> Run:
    """One run of the command line, in a process of its own and with nothing remembered."""
    with tempfile.TemporaryDirectory() as folder:
        command = (sys.executable, "-m", "generator", "generate", str(document))
        process = subprocess.Popen(
            (*command, "--target", "python", "--out", f"{folder}/made"),
            env=os.environ | {"XDG_CACHE_HOME": f"{folder}/cache"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{document} cannot be generated from")
    stated = json.loads(document.read_bytes())
    return Run(
        operations_of(stated), used.ru_utime + used.ru_stime, used.ru_maxrss // 1024
    )


if __name__ == "__main__":
    main()
