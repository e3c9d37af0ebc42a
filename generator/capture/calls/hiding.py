"""The credentials in recorded calls, known by the names that they stand under."""

import json
import re
from dataclasses import dataclass, field

from generator.capture.facts import Doubt
from generator.capture.secrets import MASK, hidden
from generator.values import JsonValue

# names without their separators and without an `x-` before them
_SECRET = re.compile(
    r"(?:proxy)?auth(?:orization)?|(?:set)?cookie|\w*password|password\w*|passwd|passphrase|pwd|\w*secret"
    r"|\w*(?:api|access|private|secret|subscription)key|(?:access|refresh|id|auth|bearer|session|csrf|xsrf|api|user|secret)?token"
    r"|session(?:id)?|sid|jwt|credentials?|signature|sig|otp|cvv|cvc"
)
# of these, the ones that tell who is calling where they are sent as a parameter
_CREDENTIAL = re.compile(
    r"authorization|auth|\w*(?:api|access|secret|subscription)key|(?:access|auth|bearer|session|api|user)?token|jwt"
)
_SEPARATOR = re.compile(r"[^a-z0-9]+")
_PLACEHOLDER = re.compile(r"\{\{.*\}\}|<[^<>]*>|\$\{?\w+\}?|\*+|string|", re.DOTALL)
_SCHEME = re.compile(r"(?i)((?:bearer|basic|token|digest|apikey)\s+)(.*)", re.DOTALL)
_PAIR = re.compile(r"(?<![^&?\s])([^&=?\s]{1,100})=([^&\s#]+)")
_USER = re.compile(r"(?<=://)[^/@\s?#{}]+:[^/@\s?#{}]+(?=@)")
_TEXTS = {"raw", "text", "body", "url"}
_MOST_NAMED = 5


def _bare(name: str) -> str:
    return _SEPARATOR.sub("", name.lower().removeprefix("x-"))


def is_secret(name: str) -> bool:
    """Whether what is called so is not to be shown."""
    return bool(_SECRET.fullmatch(_bare(name)))


def is_credential(location: str, name: str) -> bool:
    """Whether a parameter tells who is calling."""
    return location in {"header", "query"} and bool(_CREDENTIAL.fullmatch(_bare(name)))


@dataclass(slots=True)
class Hiding:
    """Masks credentials, and counts them."""

    count: int = 0
    names: dict[str, None] = field(default_factory=dict)

    def within(self, value: JsonValue, key: str = "") -> JsonValue:
        """A copy of a value without credentials; a pair of a name and a value is known by its name."""
        match value:
            case dict():
                name = value.get("name", value.get("key"))
                known = name if isinstance(name, str) else None
                return {
                    each: self.within(
                        inner, known if each == "value" and known else each
                    )
                    for each, inner in value.items()
                }
            case list():
                return [self.within(each, key) for each in value]
            case str():
                return self.body(value) if key in _TEXTS else self.text(key, value)
        return value

    def text(self, name: str, text: str) -> str:
        """The text that stands under a name, without credentials."""
        bare = _USER.sub(MASK, str(hidden(text)[0]))
        safe = self._named(text) if is_secret(name) else bare
        if safe != text:
            self.count += 1
            self.names.setdefault(name)
        return safe

    def _named(self, text: str) -> str:
        found = _SCHEME.fullmatch(text)
        scheme, rest = (found[1], found[2]) if found else ("", text)
        return text if _PLACEHOLDER.fullmatch(rest) else f"{scheme}{MASK}"

    def body(self, text: str) -> str:
        """The text of a body, which may be JSON or a form, or an address, without credentials."""
        before = self.count
        try:
            found: JsonValue = json.loads(text)
            safe = self.within(found)
        except (ValueError, RecursionError):
            return _PAIR.sub(self._pair, self.text("", text))
        if self.count == before:
            return text
        indent = 2 if "\n" in text else None
        return json.dumps(safe, ensure_ascii=False, indent=indent)

    def _pair(self, found: re.Match[str]) -> str:
        return f"{found[1]}={self.text(found[1], found[2])}"

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The doubt that tells of what was masked, if anything was."""
        if not self.count:
            return ()
        # 13
        many = "Credentials stand" if self.count > 1 else "A credential stands"
        places = f"{self.count} place{'s' * (self.count > 1)}"
        names = [f"`{name}`" for name in self.names if name][:_MOST_NAMED]
        under = f", under {', '.join(names)}" if names else ""
        message = f"{many} here in {places}{under}. All are masked in what is kept of the file, and in all that is made of it."
        remedy = "look through the evidence before it is published; revoke what is yours and was public"
        return (Doubt("secret-shown", message, (1,), remedy),)
