"""The variables of a Postman collection: which of them stand for a part of an address."""

import re
from collections.abc import Mapping
from typing import Any

from generator.capture.calls.hiding import Hiding
from generator.capture.calls.parts import Part
from generator.capture.secrets import MASK
from generator.values import JsonValue

_VARIABLE = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
_ADDRESS = re.compile(r"https?://[^\s{}]+")
# in the settings of a way to prove who is calling, what has no value in documentation
_PLAIN = {
    "in",
    "key",
    "addTokenTo",
    "tokenType",
    "grant_type",
    "authUrl",
    "accessTokenUrl",
    "refreshTokenUrl",
    "headerPrefix",
    "scope",
    "client_authentication",
    "algorithm",
    "username",
    "tokenName",
    "redirect_uri",
}
_ROUNDS = 5
_LONGEST = 2_000


def variables_of(whole: Part) -> Mapping[str, str]:
    """The variables whose value is the beginning of an address."""
    found: dict[str, str] = {}
    for each in whole.each("variable"):
        name = each.text("key") or each.text("id")
        if name and not each.at("disabled").value:
            found[name] = each.text("value")
    for _ in range(_ROUNDS):
        found = {name: resolved(text, found)[:_LONGEST] for name, text in found.items()}
    return {
        name: text.rstrip("/")
        for name, text in found.items()
        if _ADDRESS.fullmatch(text)
    }


def resolved(text: str, variables: Mapping[str, str]) -> str:
    """A text with the variables in it that are addresses."""
    return _VARIABLE.sub(lambda found: variables.get(found[1], found[0]), text)


def path_of(steps: list[str]) -> str:
    """A path whose steps that are variables are holes."""
    return "".join(f"/{_hole(step)}" for step in steps)


def _hole(step: str) -> str:
    found = _VARIABLE.fullmatch(step)
    name = found[1] if found else step[1:] if step.startswith(":") else ""
    if re.fullmatch(r"[^{}/]+", name):
        return f"{{{name}}}"
    return _VARIABLE.sub(lambda one: f"{{{one[1]}}}", step)


def without_values(value: JsonValue, hiding: Hiding) -> JsonValue:
    """A collection whose settings of credentials, and whose secret variables, have no values."""
    match value:
        case dict():
            if value.get("type") == "secret" and isinstance(value.get("value"), str):
                return {**value, "value": hiding.text("secret", str(value["value"]))}
            return {
                key: (
                    _setting(each, hiding)
                    if key == "auth"
                    else without_values(each, hiding)
                )
                for key, each in value.items()
            }
        case list():
            return [without_values(each, hiding) for each in value]
    return value


def _setting(auth: JsonValue, hiding: Hiding) -> JsonValue:
    if not isinstance(auth, dict):
        return auth
    return {
        kind: (
            [_masked(each, hiding) for each in settings]
            if isinstance(settings, list)
            else settings
        )
        for kind, settings in auth.items()
    }


def _masked(setting: Any, hiding: Hiding) -> Any:
    if not isinstance(setting, dict) or str(setting.get("key")) in _PLAIN:
        return setting
    value = setting.get("value")
    if isinstance(value, str):
        return {**setting, "value": hiding.text("secret", value)}
    return {**setting, "value": MASK} if isinstance(value, dict | list) else setting
