"""Every rule that a finding can be of: its id, what it says, and what in the spec would settle it."""

from dataclasses import dataclass

from generator.errors import Severity

_ASKS, _TELLS = Severity.WARNING, Severity.NOTE


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding.

    `smells` are the numbers of the kinds of contradictions that it is one of, none if it tells of a page that was read in part. A note tells
    what was done; a warning asks a person. It is settled if the corrections change one of `settled`: keys of what it is about,
    or pointers from the operation on.
    """

    id: str
    says: str
    smells: tuple[int, ...] = ()
    severity: Severity = _ASKS
    settled: tuple[str, ...] = ()


_MEDIA_TYPES = "/requestBody/content"
_CALL = (
    Kind("several-urls", "One call has several addresses.", (34,), settled=("/servers",)),
    Kind("address-variable", "The address begins with a placeholder such as `{{BASE_URL}}`.", (35,), settled=("/servers",)),
    Kind("server-not-public", "The address is a private one, a test, a placeholder or a bare number.", (36,), settled=("/servers",)),
    Kind("body-on-get", "A call by GET, which sends no body, is described with one.", (37,), settled=(_MEDIA_TYPES,)),
    Kind("path-parameter-optional", "A part of the path is not called required.", (39,), _TELLS),
    Kind("path-parameter-object", "A part of the path is said to be an object or an array.", (39,), settled=("type",)),
    Kind("method-in-prose", "The text says that another method works too.", (53,)),
    Kind("title-unfinished", "The title or a folder looks like a draft or a copy.", (54,), settled=("/summary", "/tags")),
    Kind("modified-twice", "Two different times of the last change are shown.", (52,), _TELLS),
    Kind("modified-relative", "The time of the last change is only told as how long ago it was.", (52,), _TELLS),
    Kind("address-from-sample", "The method and the address stand only in the sample."),
    Kind("address-without-scheme", "The address does not begin with `https://`.", settled=("/servers",)),
    Kind("webhook", "A call that the API makes itself has no name."),
)  # fmt: skip
_CREDENTIALS = (
    Kind("sample-lacks-auth", "Credentials are asked for, and the sample sends none.", (9,), settled=("/security",)),
    Kind("auth-twice", "Credentials are described twice.", (10,), _TELLS),
    Kind("header-repeats-name", "The value of a header begins with the name of the header.", (11,)),
    Kind("header-empty", "The sample sends a header with nothing in it.", (11,)),
    Kind("header-unreadable", "A header of the sample has no colon."),
    Kind("auth-without-scheme", "A credential is shown without a word such as `Bearer`.", (12,), settled=("/security",)),
    Kind("secret-shown", "A credential that looks real was shown; it is masked.", (13,)),
    Kind("credential-in-query", "A credential is a part of the address.", (38,), settled=("/security", "/parameters")),
    Kind("auth-only-as-header", "The header Authorization is listed, and no kind of credentials.", (51,), settled=("/security",)),
    Kind("credentials-unstated", "No credentials are asked for, and the page speaks of some.", (51,), settled=("/security",)),
    Kind("auth-not-shown", "There are credentials, and the page does not show which.", settled=("/security",)),
    Kind("auth-scheme-unknown", "The sample sends credentials in a way that is not read.", settled=("/security",)),
    Kind("credentials-unknown", "The page names credentials that it does not describe.", (49,), settled=("/security",)),
    Kind("credentials-kind-unknown", "Credentials are of a kind that is not known.", (49,), settled=("/security",)),
    Kind("credentials-kind-misspelled", "The kind of credentials is misspelled.", (49,), _TELLS),
    Kind("flows-left-out", "A token can be got in several ways, and the spec has one.", settled=("/security",)),
    Kind("credentials-together", "Several credentials are asked for at once.", settled=("/security",)),
)  # fmt: skip
_BODIES = (
    Kind("content-type-differs", "The header says one media type, the heading of the body another.", (1,), settled=(_MEDIA_TYPES,)),
    Kind("content-type-unstated", "The sample sends JSON and does not say so.", settled=(_MEDIA_TYPES,)),
    Kind("stream-as-json", "The answer may come bit by bit, and only one that comes at once is described.", (22,), settled=("/responses/200/content",)),
    Kind("binary-as-json", "The answer is a file, and is described as JSON.", (22,), settled=("/responses/200/content",)),
    Kind("text-is-json", "A body is said to be text, and its example is JSON.", (23,)),
    Kind("no-schema", "Nothing but an example says what is in a body.", (24,), settled=("properties",)),
    Kind("schema-from-example", "The fields of a body were read from its example.", (24,), settled=("properties", "required")),
    Kind("status-twice", "Two answers have one status.", (25,), settled=("content",)),
    Kind("errors-inside-success", "Errors seem to be answered with the status of success.", (26,)),
    Kind("response-undescribed", "An answer is named, and nothing of it is shown.", (27,), settled=("content",)),
    Kind("errors-undocumented", "No answer to a call that fails is described.", (28,), settled=("/responses",)),
    Kind("file-optional", "The only file that a call takes is called optional.", (40,), settled=("required",)),
    Kind("file-of-other-type", "What looks like a file has another type.", (40,), settled=("type", "format")),
    Kind("pages-collide", "Several pages describe one method and address; they are kept apart.", (33,)),
    Kind("schemas-collide", "Several pages call different schemas the same; they are kept apart.", (33,), settled=("$ref",)),
    Kind("headers-unread", "A header of an answer is not read.", settled=("headers",)),
    Kind("status-unknown", "What is called a status is none.", settled=("/responses",)),
)  # fmt: skip
_FIELDS = (
    Kind("enum-only-in-comment", "The values of a field are listed only in a comment of the example.", (2,), settled=("enum",)),
    Kind("enum-without-values", "Values are announced, and none is named.", (3,), settled=("enum",)),
    Kind("enum-in-title", "The values of a field stand in its title.", (4,), settled=("enum",)),
    Kind("enum-in-description", "The values of a field stand in its description.", (4,), settled=("enum",)),
    Kind("enum-glued", "The values of a field cannot be told apart.", (4,), settled=("enum",)),
    Kind("default-only-in-prose", "A default is said only in words or in a comment.", (5,), settled=("default",)),
    Kind("limits-only-in-prose", "A limit is said only in words or in a comment.", (6,), settled=("minimum", "maximum", "minLength", "maxLength")),
    Kind("type-said-otherwise", "A comment or a text says another type than the field.", (7,), settled=("type",)),
    Kind("enum-said-otherwise", "A comment or a text lists other values than the field.", (7,), settled=("enum",)),
    Kind("default-said-otherwise", "A comment or a text says another default than the field.", (7,), settled=("default",)),
    Kind("null-only", "The type of a field is null, which no value can have.", (8,), settled=("type", "anyOf", "oneOf")),
    Kind("required-unstated", "It is not said whether a field must be sent.", settled=("required",)),
    Kind("values-unlisted", "A field tells a state, and no states are listed.", (29,), settled=("enum",)),
    Kind("required-looks-generated", "All fields are required, those that can be left out too.", (31,), settled=("required",)),
    Kind("default-computed", "A default is an expression of a database.", (43,), _TELLS),
    Kind("limits-empty", "The limits of a field leave nothing.", (43,), settled=("minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems")),
    Kind("field-spelled-twice", "One thing is spelled in two ways.", (44,)),
    Kind("name-misspelled", "The name of a field and a word of the text differ by a letter.", (45,)),
    Kind("nesting-unknown", "It cannot be told which fields are inside which.", settled=("properties",)),
    Kind("field-twice", "A field is described twice.", settled=("type",)),
    Kind("required-unknown", "A name is required that is no field.", (50,), settled=("properties",)),
    Kind("parameter-unknown", "A parameter is in a place where none can be.", settled=("/parameters",)),
)  # fmt: skip
_EXAMPLES = (
    Kind("example-is-not-json", "An example has comments.", (14,), _TELLS),
    Kind("example-freely-written", "An example is written in a way that JSON does not allow.", (14,), _TELLS),
    Kind("example-unreadable", "An example cannot be read.", (14,)),
    Kind("example-too-deep", "An example is nested too deep.", (14,)),
    Kind("property-commented-out", "A field of an example is commented out.", (14,), settled=("type",)),
    Kind("example-field-unknown", "An example has a field that is not described.", (15,), settled=("properties",)),
    Kind("example-lacks-required", "An example lacks a field that is called required.", (16,), settled=("required",)),
    Kind("example-of-other-type", "An example has another type than its field.", (17,), settled=("type",)),
    Kind("example-not-in-enum", "An example is none of the values that are listed.", (18,), settled=("enum",)),
    Kind("example-unlike-fields", "An example and the fields have nothing in common.", (19,), settled=("properties",)),
    Kind("answer-shows-request", "The example of the answer is that of the request.", (20,)),
    Kind("example-from-elsewhere", "An example was probably copied from another page.", (21,)),
    Kind("model-of-another-kind", "The example names a model that makes something else.", (21,)),
    Kind("date-time-without-zone", "A time has no zone.", (30,), settled=("format",)),
    Kind("times-differ", "Times are written in several ways.", (30,)),
    Kind("sample-without-body", "The sample sends no body, and one is described.", (41,)),
    Kind("sample-cut-off", "The sample ends before its end."),
    Kind("sample-file", "The sample takes something from a file, which is not read."),
    Kind("several-requests", "The sample makes several calls; the first is read."),
)  # fmt: skip
_TEXTS = (
    Kind("alternatives-in-prose", "Only words say which fields go together.", (32,), settled=("oneOf", "anyOf", "dependentRequired")),
    Kind("table-differs", "A table in the text names what the fields do not.", (42,)),
)  # fmt: skip
_DOCUMENTS = (
    Kind("yaml-repaired", "The document of a page is not valid YAML, and was read nevertheless.", (46,), _TELLS),
    Kind("document-unreadable", "The document of a page cannot be read.", (46,)),
    Kind("later-keyword", "A schema has words of a later version than its document.", (47,), _TELLS),
    Kind("null-not-in-enum", "null is allowed, and is none of the values.", (47,), settled=("enum", "type")),
    Kind("component-renamed", "A schema has a name that OpenAPI does not allow.", (48,), _TELLS),
    Kind("reference-unresolved", "A reference leads to nothing.", (48,)),
    Kind("no-document", "There is no document on a page in Markdown."),
    Kind("page-cut-off", "A page ends inside its document."),
    Kind("page-too-large", "A page says more than is read."),
    Kind("several-documents", "A page holds several documents; the first is read."),
    Kind("several-operations", "A page describes several calls; the first is read."),
    Kind("callbacks-unread", "Something of the calls that the API makes back is not read."),
    Kind("webhook-unread", "A call that the API makes is not read, for its page has another one."),
    Kind("no-operation", "A page has no method and no address."),
    Kind("no-command", "There is no curl command."),
    Kind("no-address", "The command has no address."),
    Kind("lines-unread", "Lines of a page were not understood."),
    Kind("renderings-differ", "Two texts of one page say different things."),
    Kind("path-from-calls", "The path was made of addresses that were called.", settled=("/parameters",)),
    Kind("hosts-differ", "One call was made to several hosts.", settled=("/servers",)),
    Kind("cookies-left-out", "Cookies were sent, and are not kept, for they are secrets."),
    Kind("auth-not-expressed", "Credentials are of a kind that OpenAPI cannot express."),
    Kind("example-too-large", "An example is too large to be kept."),
    Kind("entries-skipped", "Some of what was recorded is no call of an API.", severity=_TELLS),
    Kind("no-calls", "There is no call of an API."),
)  # fmt: skip

KINDS = {
    kind.id: kind
    for kind in (
        *_CALL,
        *_CREDENTIALS,
        *_BODIES,
        *_FIELDS,
        *_EXAMPLES,
        *_TEXTS,
        *_DOCUMENTS,
    )
}
"""Every kind of finding, by its id."""
