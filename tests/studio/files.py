"""Files: uploaded in forms and raw, listed by page numbers, and downloaded."""

import hashlib

from starlette.responses import Response

from tests.studio.bodies import OCTETS
from tests.studio.call import Call, Handler, Upload
from tests.studio.store import Record, found


def upload(call: Call) -> Response:
    """The file of a form."""
    form = call.body.value
    tags, metadata = form.get("tags", []), form.get("metadata", {})
    file = _kept(call, form["file"], tags=tags, metadata=metadata)
    return call.answer(file, 201)


def upload_many(call: Call) -> Response:
    """All the files of a form."""
    files = [
        _kept(call, each, tags=[], metadata={}) for each in call.body.value["files"]
    ]
    return call.answer(files, 201)


def _kept(call: Call, file: Upload, *, tags: list[str], metadata: Record) -> Record:
    project = call.store.project(call.parameters["project_id"])
    return call.store.keep_file(
        project["id"],
        file.content,
        call.base,
        name=file.name,
        media_type=file.media_type,
        tags=tags,
        metadata=metadata,
    )


def page(call: Call) -> Response:
    """A page of a project's files by its number."""
    project = call.store.project(call.parameters["project_id"])
    files = [
        each
        for each in call.store.files.values()
        if each["project_id"] == project["id"]
    ]
    number, size = call.parameters["page"], call.parameters["per_page"]
    end = number * size
    more = end < len(files)
    page = {"items": files[end - size : end], "page": number, "has_more": more}
    return call.answer(page)


def get(call: Call) -> Response:
    """What is known of a file."""
    return call.answer(asked(call))


def asked(call: Call) -> Record:
    """The file that a call is about."""
    return found(call.store.files, call.parameters["file_id"].lower(), "file")


def download(call: Call) -> Response:
    """The bytes of a file, and their digest."""
    content = call.store.contents[asked(call)["id"]]
    digest = hashlib.sha256(content).hexdigest()
    return Response(content, media_type=OCTETS, headers={"X-Content-Sha256": digest})


def replace(call: Call) -> Response:
    """A file that has other bytes now."""
    file = asked(call)
    call.store.contents[file["id"]] = call.body.value
    file["size"] = len(call.body.value)
    return call.answer(file)


HANDLERS: dict[str, Handler] = {
    "filesUpload": upload,
    "filesUploadMany": upload_many,
    "filesList": page,
    "filesGet": get,
    "filesDownload": download,
    "filesReplace": replace,
}
