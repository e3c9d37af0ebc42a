"""The words of the site: the catalogue that its templates and scripts take them from."""

import re

import yaml

from tests.commands import ROOT
from tests.docs.site import TONGUES, words

_TEMPLATES = ROOT / "templates/docs"
_SCRIPTED = re.compile(r'\bwords\.(\w+)|\bsay\("(\w+)"')
_PRINTED = re.compile(r"\bt\.(\w+)")
# those whose keys are put together, or are among the facts of an operation
_MADE = {
    *(f"in_{place}" for place in ("path", "query", "header", "cookie")),
    *(f"theme_{theme}" for theme in ("system", "light", "dark")),
    *("paginated", "streams", "begins_task", "idempotent"),
}


def test_words_are_in_both_languages() -> None:
    """The catalogue has every word in both languages, none of which is left untranslated by mistake."""
    facts = yaml.safe_load((_TEMPLATES / "target.yaml").read_text("utf-8"))
    same = {key for key, each in facts["words"].items() if each["en"] == each["zh"]}
    assert same == {"as_markdown"}
    assert {frozenset(each) for each in facts["words"].values()} == {frozenset(TONGUES)}


def test_every_word_is_used() -> None:
    """Every word of the catalogue is one that a template or a script asks for, and they ask for no other."""
    scripts = "".join(file.read_text("utf-8") for file in _TEMPLATES.rglob("*.js"))
    pages = "".join(file.read_text("utf-8") for file in _TEMPLATES.rglob("*.jinja"))
    asked = {first or second for first, second in _SCRIPTED.findall(scripts)}
    assert asked | set(_PRINTED.findall(pages)) | _MADE == set(words("en"))
