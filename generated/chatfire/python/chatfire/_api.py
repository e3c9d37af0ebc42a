"""What holds for every operation: the servers, the ways to prove who calls, and where it is declared."""

from typing import Final

from ._runtime.declarations import Api, BearerAuth, Credential

API: Final = Api(
    servers=("https://api.chatfire.cn",),
    security={
        "bearerAuth": BearerAuth(
            Credential("api_key", "CHATFIRE_API_KEY"),
        ),
    },
    operations={
        "jimengVideoCreateTask": "jimeng_video:CREATE_TASK",
    },
)
