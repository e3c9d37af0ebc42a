"""What all tests share: the option `--record`, a cache of restencil that is not the user's, and how many examples are tried."""

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# how long an example takes says something of the machine, and nothing of the engine
settings.register_profile(
    "restencil",
    deadline=None,
    max_examples=100 if os.environ.get("CI") else 40,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("restencil")
# commands are run inside this process, and nearly all that one makes lives until its end
gc.set_threshold(300_000, 50, 1000)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--record",
        action="store_true",
        help="Write what is generated and said now as what the cases want.",
    )


@pytest.fixture
def record(request: pytest.FixtureRequest) -> bool:
    """Whether goldens are written instead of compared."""
    return bool(request.config.getoption("--record"))


@pytest.fixture(scope="session", autouse=True)
def _environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache of each process's own, for commands inside it and below it, and no wishes of the user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        # what mypy finds out of libraries is the same for every client
        patch.setenv("MYPY_CACHE_DIR", str(tmp_path_factory.mktemp("mypy")))
        for name in ("NO_COLOR", "FORCE_COLOR", "RESTENCIL_DEBUG"):
            if name in os.environ:
                patch.delenv(name)
        yield
