"""Sessions: who is signed in, and on what."""

from starlette.responses import Response

from tests.studio.call import Call, Handler


def create(call: Call) -> Response:
    """A session, and the only sight of its secret."""
    store, wish = call.store, call.body.value
    secret = store.identifier("session")
    session = {
        "device": wish["device"],
        "languages": wish.get("languages", []),
        "created_at": store.clock.tick(),
    }
    store.sessions[secret] = session
    return call.answer({"secret": secret, "session": session}, 201)


def listed(call: Call) -> Response:
    """All sessions."""
    return call.answer(list(call.store.sessions.values()))


HANDLERS: dict[str, Handler] = {"sessionsCreate": create, "sessionsList": listed}
