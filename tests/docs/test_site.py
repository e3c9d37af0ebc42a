"""The site as a whole: what stands where, what is on every page, and what is there for machines."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.commands import restencil
from tests.docs.markdown import read_markdown
from tests.docs.page import Element, read_page
from tests.docs.site import TAGS, TONGUES, made_again, site_of

Json = dict[str, Any]

_OURS = re.compile("'self'( 'sha256-[^' ]+')?")
_URL = "https://docs.example.com/pets"
_CHOICES = f"""\
docs:
  url: {_URL}
  edit: https://git.example.com/pets/edit/main/spec
  version: v2
  versions: [v2, v1]
"""
_GUIDE = "# First steps\n\n## A key\n\nRead the [reference](../reference/pets.html).\n"


def _document(tag: str = "pets") -> Json:
    pet = {"type": "object", "description": "A *pet*.", "properties": {"name": {}}}
    answer = {"schema": {"$ref": "#/components/schemas/Pet"}}
    get = {
        "operationId": "getPet",
        "tags": [tag],
        "summary": "Get a pet",
        "responses": {
            "200": {"description": "It.", "content": {"application/json": answer}}
        },
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "servers": [{"url": "https://pets.example.com:8443/v1"}],
        "tags": [{"name": "pets"}, {"name": "animals"}],
        "paths": {"/pet": {"get": get}},
        "components": {"schemas": {"Pet": pet}},
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with everything that a spec folder may hold for it."""
    return site_of(
        tmp_path_factory.mktemp("pets"),
        _document(),
        **{"restencil.yaml": _CHOICES, "CHANGELOG_md": "# Changes\n\n- A pet.\n"},
        guides__first_md=_GUIDE,
        **{"guides__first.zh_md": "# 快速开始\n\n欢迎。\n"},
    )


def _pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_links_lead_somewhere(site: Path) -> None:
    """Every link within the site leads to a file and, if it names one, to an element that exist."""
    links = [
        (file, each.attributes[key])
        for file in _pages(site)
        for each in read_page(file).all()
        for key in ("href", "src")
        if key in each.attributes
    ]
    links += [
        (file, link)
        for file in sorted(site.rglob("*.md"))
        for link in read_markdown(file).links
    ]
    inside = [each for each in links if "://" not in each[1] and "/v1/" not in each[1]]
    assert len(inside) > 100
    for file, link in inside:
        path, _, part = link.partition("#")
        target = file.parent / path.replace("../v2/", "") if path else file
        assert target.is_file(), f"{link} in {file}"
        assert not part or part in {
            each.attributes.get("id") for each in read_page(target).all()
        }


def test_nothing_else_is_loaded(site: Path) -> None:
    """A page loads styles and scripts of the site only, and forbids everything else to whatever might get into it."""
    for file in _pages(site):
        page = read_page(file)
        loaded = [
            each.attributes.get("src") or each.attributes["href"]
            for each in page.all()
            if (each.tag == "script" and "src" in each.attributes)
            or each.attributes.get("rel") == "stylesheet"
        ]
        assert all(each.split("../")[-1].startswith("assets/") for each in loaded)
        assert not {each.tag for each in page.all()} & {
            *("img", "iframe", "object", "embed", "base", "form", "style", "svg"),
        }
        attributes = {key for each in page.all() for key in each.attributes}
        assert not attributes & {"style", "srcset", "onclick", "onload"}
        policy = _policy(page)
        assert policy["default-src"] == "'none'"
        assert _OURS.fullmatch(policy.get("script-src", "'self'"))
        assert policy.get("style-src", "'self'") == "'self'"
        assert policy["base-uri"] == policy["form-action"] == "'none'"
    style = (site / "assets/site.css").read_text("utf-8")
    assert "url(" not in style
    assert "@import" not in style


def _policy(page: Element) -> dict[str, str]:
    (stated,) = (
        each.attributes["content"]
        for each in page.all("meta")
        if each.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    return {
        name: rest
        for name, _, rest in (p.strip().partition(" ") for p in stated.split(";"))
    }


def test_console_may_call_the_servers(site: Path) -> None:
    """The page of an operation may call the origins of its servers and of the reader's own machine; no other page any."""
    for file in _pages(site):
        allowed = _policy(read_page(file)).get("connect-src", "'self'")
        is_operation = file.parent.name == "pets" and "reference" in file.parts
        hosts = ("127.0.0.1:*", "localhost:*")
        loopback = [
            f"{scheme}://{host}" for scheme in ("http", "https") for host in hosts
        ]
        called = " ".join(["", "https://pets.example.com:8443", *loopback])
        assert allowed == "'self'" + (called if is_operation else "")


@pytest.mark.parametrize("tongue", TONGUES)
def test_trees_are_twins(site: Path, tongue: str) -> None:
    """Every page is there in every language, leads to its twins, and stands beside itself in Markdown."""
    inside = [file.relative_to(site / tongue) for file in _pages(site / tongue)]
    assert len(inside) == 7
    for path in inside:
        page = read_page(site / tongue / path)
        assert page.one("html").attributes["lang"] == TAGS[tongue]
        twins = {
            each.attributes["hreflang"]: each.attributes["href"]
            for each in page.all("link")
            if "hreflang" in each.attributes
        }
        assert twins == {TAGS[each]: f"{_URL}/{each}/{path}" for each in TONGUES}
        for other in TONGUES:
            assert (site / other / path).is_file()
        assert (site / tongue / path.with_suffix(".md")).is_file()
        (here,) = (
            each.attributes["href"]
            for each in page.all("link")
            if each.attributes["rel"] == "canonical"
        )
        assert here == f"{_URL}/{tongue}/{path}"


def test_guides_and_changelog(site: Path) -> None:
    """Guides are pages of both languages, each in the text that there is for it; the changelog is one more."""
    first = read_page(site / "en/guides/first.html").one("main")
    assert first.one("h1").words == "First steps"
    assert [each.words for each in first.all("h2")] == ["A key"]
    assert "欢迎。" in read_page(site / "zh/guides/first.html").one("main").words
    changes = read_page(site / "zh/changelog.html").one("main")
    assert changes.one("h1").words == "Changes"
    assert "- A pet." in (site / "en/changelog.md").read_text("utf-8")


def test_sources_can_be_edited(site: Path) -> None:
    """Every page that was made from a file says where that is edited."""
    base = "https://git.example.com/pets/edit/main/spec/"
    for path, source in {
        "en/reference/pets/get-pet.html": "openapi.json",
        "en/models/pet.html": "openapi.json",
        "en/guides/first.html": "guides/first.md",
        "zh/guides/first.html": "guides/first.zh.md",
        "en/changelog.html": "CHANGELOG.md",
    }.items():
        foot = read_page(site / path).one("footer")
        assert base + source in {each.attributes["href"] for each in foot.all("a")}


def test_versions(site: Path) -> None:
    """Every page leads to the other versions, which stand beside this one."""
    page = read_page(site / "en/reference/pets/get-pet.html")
    links = {
        each.words: (each.attributes["href"], "aria-current" in each.attributes)
        for each in page.one("details", "versions").all("a")
    }
    assert links == {
        "v2": ("../../../../v2/en/index.html", True),
        "v1": ("../../../../v1/en/index.html", False),
    }


def test_documents_are_the_spec(site: Path) -> None:
    """The OpenAPI document is there as YAML and as JSON, and both say the same."""
    stated = json.loads((site / "openapi.json").read_text("utf-8"))
    assert stated == yaml.safe_load((site / "openapi.yaml").read_text("utf-8"))
    assert stated["paths"]["/pet"]["get"]["operationId"] == "getPet"


def test_llms(site: Path) -> None:
    """`llms.txt` leads to every page in Markdown, and `llms-full.txt` has all operations in one, without samples."""
    listed = read_markdown(site / "llms.txt")
    links = [each.removeprefix(f"{_URL}/") for each in listed.links]
    assert all((site / each).is_file() for each in links)
    assert {"en/reference/pets/get-pet.md", "en/guides/first.md"} <= set(links)
    page = (site / "en/reference/pets/get-pet.md").read_text("utf-8")
    told = page.partition("## Samples")[0].strip()
    assert told in (site / "llms-full.txt").read_text("utf-8")


def test_sitemap(site: Path, tmp_path: Path) -> None:
    """The sitemap lists every page of every language; there is none if it is not known where the site is published."""
    text = (site / "sitemap.xml").read_text("utf-8")
    listed = set(re.findall(f"<loc>{_URL}/(.*)</loc>", text))
    pages = {file.relative_to(site).as_posix() for file in _pages(site)}
    assert listed == pages - {"index.html"}
    assert not (site_of(tmp_path, _document()) / "sitemap.xml").exists()


def test_search_leads_to_pages(site: Path) -> None:
    """What is searched are pages that exist in every language."""
    text = (site / "assets/search.js").read_text("utf-8")
    found = json.loads(text.partition("=")[2].strip().rstrip(";"))
    ((folder, title, ((operation, called, *_),)),) = found["services"]
    ((model, *_),) = found["models"]
    assert (title, called) == ("pets", "Get a pet")
    for path in (f"reference/{folder}/{operation}.html", f"models/{model}.html"):
        assert all((site / tongue / path).is_file() for tongue in TONGUES)


def test_moved_pages_redirect(tmp_path: Path) -> None:
    """An operation that is moved to another service leaves a page behind that leads to its new one."""
    site_of(tmp_path, _document())
    moved = site_of(tmp_path, _document("animals"))
    for tongue in TONGUES:
        old = read_page(moved / tongue / "reference/pets/get-pet.html")
        (to,) = (each.attributes["href"] for each in old.all("a"))
        assert to == "../animals/get-pet.html"
        assert (moved / tongue / "reference/pets" / to).is_file()
        (refresh,) = (
            each.attributes["content"]
            for each in old.all("meta")
            if each.attributes.get("http-equiv") == "refresh"
        )
        assert refresh == f"0; url={to}"


def test_model_pages_tell_who_uses_them(site: Path) -> None:
    """The page of a model leads to the operations that it occurs in, and theirs to it."""
    model = read_page(site / "en/models/pet.html").one("main")
    (used,) = (each.attributes["href"] for each in model.one("ul", "pages").all("a"))
    assert used == "../reference/pets/get-pet.html"
    assert next(model.all("em")).words == "pet"
    operation = read_page(site / "en/reference/pets/get-pet.html").one("main")
    links = {each.attributes["href"] for each in operation.all("a", "model")}
    assert links == {"../../models/pet.html"}


@pytest.mark.parametrize(
    "stated",
    [
        "docs: {url: 'javascript:alert(1)'}",
        "docs: {versions: [v1]}",
        "docs: {version: ../up}",
        "docs: {theme: dark}",
    ],
)
def test_wrong_choices(tmp_path: Path, stated: str) -> None:
    """A choice that cannot be is refused, with its place and what is expected."""
    (tmp_path / "openapi.json").write_text(json.dumps(_document()), "utf-8")
    (tmp_path / "restencil.yaml").write_text(stated, "utf-8")
    outcome = restencil(tmp_path, "generate", ".", "--target", "docs")
    assert outcome.code == 2
    assert "project-invalid" in outcome.err
    assert "`docs`" in outcome.err


def test_a_changed_guide_is_seen(tmp_path: Path) -> None:
    """A run after a guide has changed makes its page again."""
    made = site_of(tmp_path, _document(), guides__first_md=_GUIDE)
    (tmp_path / "guides/first.md").write_text("# Other\n", "utf-8")
    made_again(tmp_path)
    assert read_page(made / "en/guides/first.html").one("h1").words == "Other"
