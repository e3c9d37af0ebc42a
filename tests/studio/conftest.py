"""The studio for tests: its document, and a studio that is new for each test."""

from collections.abc import Iterator

import pytest

from tests.studio.document import Document, read_document
from tests.studio.running import Running, running_studio


@pytest.fixture(scope="session")
def document() -> Document:
    return read_document()


@pytest.fixture(scope="session")
def _running(document: Document) -> Iterator[Running]:
    with running_studio(document) as running:
        yield running


@pytest.fixture
def studio(_running: Running) -> Running:
    _running.renew()
    return _running
