"""What the studio sends by itself."""

import contextlib

import httpx2

from tests.studio.store import Record


async def deliver(address: str, event: Record) -> None:
    """Sends an event to an address, once; whatever becomes of it is of no concern to the studio."""
    with contextlib.suppress(httpx2.HTTPError):
        async with httpx2.AsyncClient() as client:
            await client.post(address, json=event)
