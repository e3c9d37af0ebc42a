"""What the tests of scripts share: a browser, and the site of the API in which everything occurs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.commands import ROOT, restencil
from tests.docs.browser import browser


@pytest.fixture(scope="package")
def chrome() -> Iterator[Any]:
    """A browser; one for all modules, since two cannot be driven at a time."""
    with browser() as started:
        yield started


@pytest.fixture(scope="package")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the studio."""
    out = tmp_path_factory.mktemp("out")
    spec = str(ROOT / "spec/studio")
    outcome = restencil(ROOT, "generate", spec, "--target", "docs", "--out", str(out))
    assert outcome.code == 0, outcome.err
    return out / "studio/docs"
