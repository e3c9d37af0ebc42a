"""Behaviours of bodies: their media types, files, unions, and what is within itself."""

import pytest

from tests.studio.showing import Kit, behaviour


@behaviour(
    "a form, and a file among its fields",
    "filesUpload > requestBody > content > multipart/form-data > encoding",
    "sessionsCreate > requestBody > content > application/x-www-form-urlencoded",
)
def _forms(kit: Kit) -> None:
    assert kit.session(languages=["en", "de"]).session.languages == ["en", "de"]
    file = kit.client.files.upload(
        project_id=kit.project, file=b"x", tags=["a", "b"], metadata={"title": "X"}
    )
    assert (file.tags, file.metadata.title) == (["a", "b"], "X")


@behaviour(
    "an array of files",
    "components > schemas > FilesUpload > properties > files > items",
)
def _files(kit: Kit) -> None:
    made = kit.client.files.upload_many(
        project_id=kit.project, files=[("a", b"1"), ("b", b"22")]
    )
    assert [(each.name, each.size) for each in made] == [("a", 1), ("b", 2)]


@behaviour(
    "bytes as a body",
    "filesReplace > requestBody > content > application/octet-stream",
)
def _octets(kit: Kit) -> None:
    kit.client.files.replace(file_id=kit.file, body=b"other")
    assert kit.client.files.download(file_id=kit.file) == b"other"


@behaviour(
    "one body in several media types",
    "commentsCreate > requestBody > content > text/plain",
    "rendersCreate > requestBody > content > application/x-msgpack",
    "rendersCreate > responses > 202 > content > application/x-msgpack",
)
def _media_types(kit: Kit) -> None:
    said = kit.client.comments.create(
        project_id=kit.project, body="Loud.", content_type="text/plain"
    )
    assert said.text == "Loud."
    assert kit.rendered(content_type="application/x-msgpack").status == "queued"


@behaviour(
    "unions by a tag, and without one",
    "components > schemas > Source > discriminator",
    "components > schemas > Output > discriminator > mapping > still",
    "components > schemas > RenderModel > anyOf",
)
def _unions(kit: Kit) -> None:
    clip = {"kind": "clip", "file_id": kit.file, "start": 0, "end": 1}
    still = kit.rendered(source=clip, format="png", model="tide-9").wait()
    assert (type(still).__name__, still.kind) == ("ImageOutput", "still")
    with pytest.raises(kit.package.RequestValidationError):
        kit.rendered(source={"kind": "dream"})


@behaviour(
    "types within themselves", "components > schemas > Thread > properties > replies"
)
def _threads(kit: Kit) -> None:
    first = kit.said("Loud.")
    kit.said("No.", reply_to=first.id)
    thread = kit.client.comments.thread(comment_id=first.id)
    assert [each.comment.text for each in thread.replies] == ["No."]
