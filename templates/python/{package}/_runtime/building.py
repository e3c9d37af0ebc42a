"""Makes what validates values of declared types, however far models lead from one to another."""

import sys
import threading
from threading import RLock
from typing import Any, Final

from pydantic import TypeAdapter

_BUILDING: Final = RLock()

# Of the stack of a thread, in bytes, and of calls within one another: for models that are nested a thousand deep.
_STACK: Final = 64 << 20
_CALLS: Final = 20_000


def adapter_of(declared: Any) -> TypeAdapter[Any]:
    """What validates and dumps values of a declared type; to be kept, since making it is dear."""
    # pydantic builds deferred models at their first use, which two threads must not do at once.
    with _BUILDING:
        try:
            return _built(declared)
        except RecursionError:
            return _built_far(declared)


def _built(declared: Any) -> TypeAdapter[Any]:
    adapter = TypeAdapter[Any](declared)
    adapter.rebuild(raise_errors=True)
    return adapter


# pydantic follows models all the way, with a dozen calls for each: the usual stack is enough for some seventy of them.
def _built_far(declared: Any) -> TypeAdapter[Any]:
    from concurrent.futures import ThreadPoolExecutor

    stack, calls = threading.stack_size(_STACK), sys.getrecursionlimit()
    sys.setrecursionlimit(max(calls, _CALLS))
    try:
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(_built, declared).result()
    finally:
        sys.setrecursionlimit(calls)
        threading.stack_size(stack)
