"""The names lock, through the command line: what was published keeps its name, whatever comes later."""

import ast
import compileall
import importlib
import itertools
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.commands import Outcome, restencil, restencil_apart, snapshot

FINE: dict[str, Any] = {"responses": {"204": {"description": "Fine."}}}
TEXT = {"type": "string"}


def operation(called: str, tag: str = "pets", **more: Any) -> dict[str, Any]:
    """A GET with an operationId and a tag."""
    return {"get": {"operationId": called, "tags": [tag], **FINE, **more}}


def query(*names: str) -> dict[str, Any]:
    """Parameters of the query."""
    return {
        "parameters": [{"name": each, "in": "query", "schema": TEXT} for each in names]
    }


def thing(*properties: str) -> dict[str, Any]:
    """An object with properties."""
    return {"type": "object", "properties": dict.fromkeys(properties, TEXT)}


@dataclass(frozen=True, slots=True)
class Shop:
    """A working folder with one spec folder, whose document is written anew at will."""

    root: Path

    @property
    def lock(self) -> Path:
        """The file with the names."""
        return self.root / "spec/shop/names.lock.yaml"

    @property
    def out(self) -> Path:
        """The output folder."""
        return self.root / "generated/shop"

    def describe(
        self,
        paths: dict[str, Any] | None = None,
        schemas: dict[str, Any] | None = None,
        targets: str = "python, samples/shell",
        **more: Any,
    ) -> None:
        """Makes the spec one of these paths and schemas."""
        folder = self.root / "spec/shop"
        folder.mkdir(parents=True, exist_ok=True)
        document = {
            "openapi": "3.1.0",
            "info": {"title": "Shop", "version": "1"},
            "paths": paths or {},
            "components": {"schemas": schemas or {}},
            **more,
        }
        (folder / "openapi.json").write_text(json.dumps(document), "utf-8")
        (folder / "restencil.yaml").write_text(f"targets: [{targets}]\n")

    def generate(self, *arguments: str) -> Outcome:
        """Generates, which must succeed, and leave nothing to say for `check` if it is of everything."""
        outcome = restencil(self.root, "generate", *arguments)
        assert outcome.code == 0, outcome.transcript
        if not arguments:
            checked = restencil(self.root, "check")
            assert checked.code == 0, checked.transcript
        return outcome

    def names(self, *scope: str) -> dict[str, Any]:
        """What the lock holds in a scope, as any reader of YAML sees it."""
        found = yaml.safe_load(self.lock.read_text("utf-8"))
        for part in scope:
            found = found[part]
        assert isinstance(found, dict)
        return found

    def rewrite(self, before: str, after: str) -> None:
        """Changes a piece of the lock, as a person would."""
        text = self.lock.read_text("utf-8")
        assert text.count(before) == 1
        self.lock.write_text(text.replace(before, after), "utf-8")


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path / "work")


# The scope of each kind of name, and the key in it of the thing called `{}`.
KINDS: dict[tuple[str, ...], str] = {
    ("python", "models"): "{}",
    ("python", "attributes", "Box"): "{}",
    ("python", "methods", "pets"): "{}",
    ("python", "arguments", "list"): "query {}",
    ("python", "services"): "{}",
    ("python", "service-classes"): "{}",
    ("python", "webhooks"): "/webhooks/{}/post",
    ("files", "kebab-case", "operations", "pets"): "{}",
    ("files", "kebab-case", "services"): "{}",
}

# what comes later, and would be the first if both came together
OLD, NEW = "aPet", "APet"


def _describe(shop: Shop, *names: str) -> None:
    """Makes the spec one that has of each kind things with these names, in this order."""
    body = {"content": {"application/json": {"schema": TEXT}}}
    shop.describe(
        {
            "/": operation("list", **query(*names)),
            **{f"/m/{name}": operation(name) for name in names},
            **{f"/s/{name}": operation("call", name) for name in names},
        },
        {**{name: thing() for name in names}, "Box": thing(*names)},
        webhooks={name: {"post": {"requestBody": body, **FINE}} for name in names},
    )


def _names(shop: Shop, thing: str) -> list[str]:
    """What a thing of each kind is called."""
    return [shop.names(*scope)[key.format(thing)] for scope, key in KINDS.items()]


@pytest.mark.parametrize("order", [(OLD, NEW), (NEW, OLD)], ids=["after", "before"])
def test_newcomer(shop: Shop, order: tuple[str, str]) -> None:
    """Who comes later is renamed, wherever it stands in the document, even if it would have had the name before."""
    _describe(shop, OLD)
    shop.generate()
    published = _names(shop, OLD)
    _describe(shop, *order)
    shop.generate()
    assert _names(shop, OLD) == published
    assert _names(shop, NEW) == [f"{name}_2" for name in published]
    shop.lock.unlink()
    shop.generate()
    assert _names(shop, NEW) == published


def test_fixed_point(shop: Shop) -> None:
    """A second run changes nothing, with the cache or without; neither does a run that has the names from the lock."""
    _describe(shop, OLD, NEW)
    assert "names.lock.yaml: written" in shop.generate().out
    before = snapshot(shop.root)
    assert "0 written" in shop.generate().out
    cold = restencil_apart(shop.root, "generate", XDG_CACHE_HOME=str(shop.root.parent))
    assert "0 written" in cold.out
    assert "lock" not in cold.out
    assert snapshot(shop.root) == before


def _identifiers(folder: Path) -> set[str]:
    """Everything that is called anything in the modules of a package."""
    found: set[str] = set()
    for path in folder.rglob("*.py"):
        found.add(path.stem)
        for each in ast.walk(ast.parse(path.read_text("utf-8"))):
            match each:
                case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                    found.add(name)
                case ast.AnnAssign(target=ast.Name(id=name)) | ast.arg(arg=name):
                    found.add(name)
    return found


def _leaves(value: dict[str, Any]) -> Iterator[str]:
    for each in value.values():
        if isinstance(each, dict):
            yield from _leaves(each)
        else:
            yield each


def test_truth(shop: Shop) -> None:
    """Every name in the lock is one in the client, or that of a file; a line of the lock tells one name."""
    _describe(shop, OLD, NEW)
    shop.generate()
    modules = {"python": shop.out / "python/shop", "files": shop.out / "samples/shell"}
    python = set(_leaves(shop.names("python")))
    assert python <= _identifiers(modules["python"])
    stems = {path.name.partition(".")[0] for path in modules["files"].rglob("*")}
    assert set(_leaves(shop.names("files", "kebab-case"))) == stems - {"README"}
    lines = shop.lock.read_text("utf-8").splitlines()
    names = [line for line in lines if line[0] != "#" and not line.endswith(":")]
    assert len(names) == len([*_leaves(shop.names())])
    assert max(map(len, lines)) < 120


def test_gone(shop: Shop) -> None:
    """What has left the spec keeps its name: nobody else gets it, a note says so, and it has it when it comes back."""
    shop.describe(schemas={"aPet": thing("name")})
    shop.generate()
    shop.describe(schemas={"APet": thing("name")})
    outcome = shop.generate()
    assert "names.lock.yaml:13:5: note[name-held]: `APet_2`" in outcome.err, outcome.err
    assert restencil(shop.root, "check").err == outcome.err
    shop.describe(schemas={"APet": thing("name"), "aPet": thing("name")})
    assert not shop.generate().err
    assert shop.names("python", "models") == {"APet": "APet_2", "aPet": "APet"}


def test_freed(shop: Shop) -> None:
    """A person who removes a line frees the name; one who removes all lines of a scope, all of them."""
    shop.describe(schemas={"aPet": thing("name")})
    shop.generate()
    shop.describe(schemas={"APet": thing("name")})
    shop.rewrite("    aPet: APet\n", "")
    shop.generate()
    assert shop.names("python", "models") == {"APet": "APet"}
    shop.lock.write_text("# nothing\n")
    shop.generate()
    assert shop.names("python") == {
        "attributes": {"APet": {"name": "name"}},
        "models": {"APet": "APet"},
    }


def test_chosen(shop: Shop) -> None:
    """A person who changes a line chooses the name; until then `check` says what is to be generated anew."""
    shop.describe({"/": operation("list")}, {"Pet": thing("name")})
    shop.generate()
    shop.rewrite("    Pet: Pet\n", "    Pet: Animal\n")
    assert "output-stale" in restencil(shop.root, "check").err
    shop.generate()
    assert "class Animal(Model)" in (
        shop.out / "python/shop/models/shared.py"
    ).read_text("utf-8")


def test_reserved_later(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """A word that comes to be reserved renames what is new, and nothing that was published."""
    module = importlib.import_module("generator.targets.python.names")
    for name, words in (
        ("CLASSES", {"Page"}),
        ("MEMBERS", {"size"}),
        ("METHODS", {"stream"}),
        ("ARGUMENTS", {"retries"}),
        ("MODULES", {"pages"}),
    ):
        monkeypatch.setattr(module, name, getattr(module, name) | words)
    paths = {"/": operation("stream", "pages", **query("retries"))}
    shop.describe(paths, {"Page": thing("size")})
    shop.generate()
    assert {"Page_", "size_", "stream_", "retries_", "pages_"} <= set(
        _leaves(shop.names("python"))
    )
    text = shop.lock.read_text("utf-8")
    shop.lock.write_text(text.replace("_\n", "\n"), "utf-8")
    shop.generate()
    assert {"Page", "size", "stream", "retries", "pages"} <= set(
        _leaves(shop.names("python"))
    )


def test_check(shop: Shop) -> None:
    """A lock that lacks a name, or is not there, is stale: `check` exits 1, says so with the remedy, and writes nothing."""
    shop.describe({"/": operation("list")})
    shop.generate()
    good = shop.lock.read_bytes()
    line = b"        list: list\n"
    for content in (None, b"", good.replace(line, b""), good + b"\n"):
        shop.lock.unlink()
        if content is not None:
            shop.lock.write_bytes(content)
        before = snapshot(shop.root)
        outcome = restencil(shop.root, "check")
        assert outcome.code == 1, outcome.transcript
        assert "names.lock.yaml: error[lock-stale]" in outcome.err
        assert "hint: run `restencil generate spec/shop`" in outcome.err
        lacking = content is not None and line not in content
        assert (f"+{line.decode()}" in outcome.out) is lacking
        assert snapshot(shop.root) == before
        assert "1 written" not in shop.generate().out
        assert shop.lock.read_bytes() == good


def test_only_published(shop: Shop) -> None:
    """The lock holds the names of what is generated, keeps those of what is not any more, and is not there for none."""
    shop.describe({"/": operation("list")}, targets="openapi")
    shop.generate()
    assert not shop.lock.exists()
    shop.generate("--target", "samples/shell")
    assert [*shop.names()] == ["files"]
    shop.generate("--target", "python")
    assert [*shop.names()] == ["files", "python"]
    shop.generate("--target", "openapi")
    assert [*shop.names()] == ["files", "python"]


def test_bare_file(shop: Shop) -> None:
    """A bare file has no lock, is given none, and one that lies beside it is somebody else's."""
    shop.describe({"/": operation("list")})
    shop.lock.write_text("not: [a lock")
    outcome = restencil(shop.root, "generate", "spec/shop/openapi.json")
    assert outcome.code == 0, outcome.transcript
    assert shop.lock.read_text() == "not: [a lock"


def test_strict(shop: Shop) -> None:
    """Where nothing is generated, because a warning is to be an error, the lock is left alone."""
    shop.describe({"/{id}": operation("list")})
    assert restencil(shop.root, "generate", "--strict").code == 2
    assert not shop.lock.exists()


def test_unwritable(shop: Shop) -> None:
    """A lock that cannot be written is a problem with a hint, and the next run writes it."""
    shop.describe({"/": operation("list")})
    obstacle = shop.lock.with_name(".names.lock.yaml.restencil-new")
    obstacle.mkdir()
    outcome = restencil(shop.root, "generate")
    assert outcome.code == 2, outcome.transcript
    assert "spec/shop/names.lock.yaml: error[lock-unwritable]" in outcome.err
    assert not shop.lock.exists()
    obstacle.rmdir()
    shop.generate()


def test_merged(shop: Shop) -> None:
    """Lines that a merge has put in another order are read, and sorted by the next run."""
    shop.describe({}, {"Cat": thing(), "Dog": thing()})
    shop.generate()
    good = shop.lock.read_text("utf-8")
    shop.rewrite("    Cat: Cat\n    Dog: Dog\n", "    Dog: Dog\n    Cat: Cat\n")
    shop.generate()
    assert shop.lock.read_text("utf-8") == good


def test_places(shop: Shop) -> None:
    """Members of a union and parameters keep their names when they change places, and when more come."""
    cat, dog = ({"title": title, **thing(title)} for title in ("Cat", "Dog"))
    one, two = (
        {"name": name, "in": "query", "schema": {"enum": [name]}} for name in "ab"
    )
    nullable = {"anyOf": [{"type": "null"}, thing("x")]}

    def describe(*order: int, **box: Any) -> list[str]:
        members, parameters = [cat, dog], [one, two]
        shop.describe(
            {"/": operation("list", parameters=[parameters[each] for each in order])},
            {
                "Pet": {"oneOf": [members[each] for each in order]},
                "Box": {"type": "object", "properties": box},
            },
        )
        shop.generate()
        assert not any(name.endswith("2") for name in _leaves(shop.names("python")))
        module = shop.out / "python/shop"
        return sorted(
            path.read_text("utf-8")
            .split(f"class Pet{title}(Model)")[1]
            .split("\n\n")[1]
            for path in module.rglob("shared.py")
            for title in ("Cat", "Dog")
        )

    assert describe(0, 1, x=thing("x")) == describe(1, 0, x=nullable)


TANGLE = {
    "paths": {
        f"/{number}": operation(called, tag, **query("userId", "user_id", "USER-ID"))
        for number, (tag, called) in enumerate(
            itertools.product(("a b", "a_b", "A-B"), ("getIt", "get_it", "get-it"))
        )
    },
    "schemas": {
        name: thing("aB", "a_b", "a-b", "AB", "", "!", "?")
        for name in ("Thing", "thing", "THING", "a_b", "get-it")
    },
}


def _turned(value: Any) -> Any:
    """The same document, with every object and every list of parameters the other way round."""
    match value:
        case dict():
            return {key: _turned(value[key]) for key in reversed(value)}
        case [{"in": _}, *_]:
            return [_turned(each) for each in reversed(value)]
    return value


def test_order(shop: Shop) -> None:
    """Who gets which of several names depends neither on the order of the document nor on the seed of hashes."""
    locks = set()
    for number, tangle in enumerate((TANGLE, _turned(TANGLE))):
        shop.describe(tangle["paths"], tangle["schemas"])
        shop.lock.unlink(missing_ok=True)
        seed = {"PYTHONHASHSEED": str(number), "XDG_CACHE_HOME": str(shop.root.parent)}
        outcome = restencil_apart(shop.root, "generate", **seed)
        assert outcome.code == 0, outcome.err
        locks.add(shop.lock.read_bytes())
    assert len(locks) == 1


# what collides across the kinds of names: words without cases, the twins of classes, numbers, and names of the client
CLASHING = (
    "价格",
    "价格_",
    "a",
    "A",
    "a 2",
    "a_2",
    "async a",
    "raw a",
    "shop",
    "Async shop",
    "list",
)


@pytest.mark.parametrize("seed", range(5))
def test_evolution(shop: Shop, seed: int) -> None:
    """Whatever comes and goes, what is held can be used, and no name that was published changes."""
    chance = random.Random(seed)  # noqa: S311 - the same in every run
    held: dict[str, Any] = {}
    for _ in range(4):
        tags, calls, schemas, parts = (
            chance.sample(CLASHING, chance.randint(1, len(CLASHING))) for _ in range(4)
        )
        shop.describe(
            {
                f"/{tag}/{call}": operation(f"{tag}.{call}", tag, **query(*parts))
                for tag in tags
                for call in calls[:3]
            },
            {name: thing(*chance.sample(parts, len(parts))) for name in schemas},
            targets="python",
        )
        shop.generate("--target", "python")
        before, held = held, shop.names("python")
        assert _merged(held, before) == held
    assert compileall.compile_dir(shop.out / "python/shop", quiet=2)


def _merged(new: dict[str, Any], old: dict[str, Any]) -> dict[str, Any]:
    """What is new, with all that was there before."""
    return {
        key: (
            _merged(new.get(key, {}), old[key])
            if isinstance(old.get(key), dict)
            else old.get(key, new.get(key))
        )
        for key in {**new, **old}
    }


def test_import(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is generated with names chosen by a person is a package that works."""
    shop.describe({"/": operation("list", **query("q"))}, {"Pet": thing("name")})
    shop.generate()
    for before, after in (
        ("    Pet: Pet\n", "    Pet: Tier\n"),
        ("      name: name\n", "      name: json\n"),
        ("      list: list\n  models", "      list: type\n  models"),
        ("      query q: q\n", "      query q: match\n"),
        ("    pets: Pets\n", "    pets: Timeout\n"),
        ("  services:\n    pets: pets\n", "  services:\n    pets: case\n"),
    ):
        assert before in shop.lock.read_text("utf-8")
        text = shop.lock.read_text("utf-8").rpartition(before)
        shop.lock.write_text(text[0] + after + text[2], "utf-8")
    shop.generate()
    monkeypatch.syspath_prepend(str(shop.out / "python"))
    with pytest.warns(UserWarning, match="shadows"):
        made = importlib.import_module("shop").Tier(json="x")
    assert made.model_dump() == {"name": "x"}
    with importlib.import_module("shop").Shop(base_url="http://localhost") as client:
        assert callable(client.case.type)
    for name in [each for each in sys.modules if each.partition(".")[0] == "shop"]:
        del sys.modules[name]
