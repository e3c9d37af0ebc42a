"""Names: the words of any spelling, and identifiers that are always valid, unique and the same in any order."""

import keyword
import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.names import STYLES, file_stem, is_portable, name, spell, split, unique

KEYWORDS = frozenset(keyword.kwlist)
IDENTIFIERS = sorted(set(STYLES) - {"kebab-case"})

# the spellings that have broken generators: keywords, digits, marks, and letters that change with their case
odd = st.sampled_from(
    [
        "",
        "class",
        "None",
        "2fa",
        "__dunder__",
        "-",
        "a-b",
        "a_b",
        "aB",
        "AB",
        "Ab",
        "a_2",
        "ß",
        "ŉ",
        "ﬁ",
        "İ",
        "\N{LATIN SMALL LETTER LONG S}",
        "K",
        "ª",
        "价格",
        "·",
        "a\u0301",
        "१",
        "con",
        "CON",
        "nul",
        "..",
        "a/b",
        "x" * 99,
    ]
)
spellings = st.one_of(odd, st.text(), st.lists(odd).map("".join))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("HTTPServer-id_2", "http server id 2"),
        ("userID", "user id"),
        ("UserIDs", "user i ds"),
        ("x-request-ID", "x request id"),
        ("page[size]", "page size"),
        ("v2Beta", "v2 beta"),
        ("视频Task", "视频 task"),
        ("\N{FULLWIDTH LATIN CAPITAL LETTER F}ull", "full"),
        ("_private__", "private"),
        ("$", ""),
        ("", ""),
    ],
)
def test_words(text: str, words: str) -> None:
    """Words end at separators and where the case changes; what no identifier may hold is left out."""
    assert split(text) == tuple(words.split())


@pytest.mark.parametrize(
    ("style", "spelled"),
    [
        ("snake_case", "create_task_2_5"),
        ("kebab-case", "create-task-2-5"),
        ("CONSTANT_CASE", "CREATE_TASK_2_5"),
        ("PascalCase", "CreateTask2_5"),
        ("camelCase", "createTask2_5"),
    ],
)
def test_styles(style: str, spelled: str) -> None:
    """Each style puts the same words together in its own way; numbers side by side stay apart."""
    assert spell(split("createTask-2-5"), style) == spelled


@given(spellings, st.sampled_from(IDENTIFIERS))
def test_valid(text: str, style: str) -> None:
    """Whatever a spec calls a thing, its identifier is one: never empty, a keyword, too long, or another to Python's eyes."""
    spelled = spell(split(text), style, KEYWORDS)
    assert spelled.isidentifier()
    assert spelled not in KEYWORDS
    assert len(spelled) <= 61
    assert spelled == unicodedata.normalize("NFKC", spelled)


@given(spellings)
def test_valid_file(text: str) -> None:
    """Whatever a spec calls a thing, the file named after it is one on every common file system."""
    assert is_portable(file_stem(split(text), "kebab-case", "item"))
    assert is_portable(file_stem(split(text), "snake_case", "item"))


@pytest.mark.parametrize(
    "stem", ["", ".", "..", "a/b", "a\\b", "a:b", "nul", "CON", "a ", "a.", ".a", "a\0"]
)
def test_not_portable(stem: str) -> None:
    """A stem that leads elsewhere, or that some file system refuses, is told."""
    assert not is_portable(stem)


@given(st.lists(spellings, unique=True), st.sampled_from(IDENTIFIERS))
def test_unique(texts: list[str], style: str) -> None:
    """Identifiers of one scope are valid and distinct, also to a file system that ignores case."""
    given_ = unique({text: spell(split(text), style, KEYWORDS) for text in texts})
    assert given_.keys() == set(texts)
    assert len({each.casefold() for each in given_.values()}) == len(texts)
    assert all(each.isidentifier() for each in given_.values())
    assert not KEYWORDS & set(given_.values())


@given(st.lists(spellings, unique=True), st.randoms(use_true_random=False))
def test_order(texts: list[str], moment: random.Random) -> None:
    """Which of two names gets the plain identifier does not depend on the order in which they are met."""
    wanted = {text: spell(split(text), "snake_case") for text in texts}
    shuffled = moment.sample(texts, len(texts))
    assert unique(wanted) == unique({text: wanted[text] for text in shuffled})


def test_own_spelling_first() -> None:
    """The name that is spelled as its identifier keeps it; the others get numbers that nobody wanted."""
    wanted = {"userId": "user_id", "user_id": "user_id", "user_id_2": "user_id_2"}
    assert unique(wanted) == {
        "userId": "user_id_3",
        "user_id": "user_id",
        "user_id_2": "user_id_2",
    }


@given(
    st.lists(spellings, unique=True),
    st.lists(spellings, unique=True),
    st.sampled_from(IDENTIFIERS),
)
def test_held(first: list[str], later: list[str], style: str) -> None:
    """What is held stays, for keys that are gone too; the others keep clear of it, and of what is reserved."""
    held = unique({text: spell(split(text), style) for text in first})
    wanted = {text: spell(split(text), style, KEYWORDS) for text in later}
    given_ = unique(wanted, held, KEYWORDS)
    assert {text: held[text] for text in later if text in held} == {
        text: name for text, name in given_.items() if text in held
    }
    new = [name for text, name in given_.items() if text not in held]
    folded = [name.casefold() for name in (*held.values(), *new)]
    assert len(set(folded)) == len(folded)
    assert not KEYWORDS & set(new)
    assert unique(wanted, {**held, **given_}, KEYWORDS) == given_


def test_prefix() -> None:
    """A name keeps its spelling on the wire, whatever words its surroundings put before it."""
    assert name("taskId", prefix=["create"]).words == ("create", "task", "id")
    assert name("taskId") == name("taskId", prefix=[])
    assert name("taskId") != name("task_id")
