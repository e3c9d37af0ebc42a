"""The names that the Python client does not give to what is in an API, whichever version of Python generates it."""

import keyword
from collections.abc import Iterable

HARD_KEYWORDS = frozenset(keyword.kwlist)
KEYWORDS = HARD_KEYWORDS | {"_"}

# What annotations are made of must not be hidden by an attribute or an argument.
_TYPE_NAMES = frozenset(
    ["bool", "bytes", "dict", "float", "int", "list", "str", "tuple"]
)

# pydantic's own attributes of every model, on which the runtime relies; the underscored ones cannot be met
_OF_MODELS = frozenset(
    [
        "model_computed_fields",
        "model_config",
        "model_construct",
        "model_copy",
        "model_dump",
        "model_dump_json",
        "model_extra",
        "model_fields",
        "model_fields_set",
        "model_json_schema",
        "model_parametrized_name",
        "model_post_init",
        "model_rebuild",
        "model_validate",
        "model_validate_json",
        "model_validate_strings",
    ]
)

_OF_MODELS_ONCE = frozenset(
    [
        "construct",
        "copy",
        "dict",
        "from_orm",
        "json",
        "parse_file",
        "parse_obj",
        "parse_raw",
        "schema",
        "schema_json",
        "update_forward_refs",
        "validate",
    ]
)

_OF_METHODS = frozenset(
    {"self", "body", "content_type", "options", "timeout", "headers"}
)
_OF_RESOURCES = frozenset({"deprecated", "overload", "raw", "streamed"})
_OF_CLIENTS = frozenset({"call", "close", "aclose", "with_options"})

# What the generated modules import by name.
IMPORTED = frozenset(
    [
        "Among",
        "Any",
        "Annotated",
        "Api",
        "ApiKeyAuth",
        "AsyncCancellableTaskHandle",
        "AsyncClient",
        "AsyncEventStream",
        "AsyncMiddlewareChain",
        "AsyncPaginated",
        "AsyncResource",
        "AsyncSecret",
        "AsyncTaskHandle",
        "Base64",
        "BasicAuth",
        "BearerAuth",
        "BinaryContent",
        "Body",
        "CallOptions",
        "CancellableTaskHandle",
        "Constrained",
        "Credential",
        "DecimalString",
        "FIXED",
        "EventStream",
        "Field",
        "FileContent",
        "Final",
        "FormPart",
        "Integer",
        "IsoDate",
        "IsoDateTime",
        "IsoTime",
        "Literal",
        "MiddlewareChain",
        "Model",
        "OMIT",
        "Omit",
        "Omittable",
        "Open",
        "Operation",
        "Paginated",
        "Paging",
        "Parameter",
        "Polling",
        "READ_ONLY",
        "Secret",
        "Streaming",
        "SyncClient",
        "SubmittedTask",
        "SyncResource",
        "Tagged",
        "TaskHandle",
        "TaskRule",
        "TimeoutValue",
        "TypeAlias",
        "TypeAliasType",
        "UNIQUE",
        "UnknownObject",
        "Unpack",
        "Uri",
        "Uuid",
        "WRITE_ONLY",
        "False",
        "None",
        "True",
    ]
)

# What the package offers besides the names of the API. A name that is added here renames nothing that was published.
_EXPORTED = frozenset(
    [
        "ApiConnectionError",
        "ApiError",
        "ApiTimeoutError",
        "AsyncByteStream",
        "AuthenticationError",
        "BadRequestError",
        "ByteStream",
        "ConflictError",
        "CredentialsError",
        "HttpRequest",
        "HttpResponse",
        "NotFoundError",
        "PageOf",
        "PayloadValidationError",
        "PermissionDeniedError",
        "RateLimitError",
        "RawResponse",
        "RequestValidationError",
        "ResponseTooLargeError",
        "ResponseValidationError",
        "ServerError",
        "ServerSentEvent",
        "StatusError",
        "StreamError",
        "TaskFailedError",
        "TaskProgress",
        "TaskTimeoutError",
        "Timeout",
        "UnprocessableEntityError",
        "Violation",
    ]
)

# Python's own classes: a model that is named before it is defined would be taken for the one of these that is called so.
_OF_PYTHON = frozenset(
    [
        "ArithmeticError",
        "AssertionError",
        "AttributeError",
        "BaseException",
        "BaseExceptionGroup",
        "BlockingIOError",
        "BrokenPipeError",
        "BufferError",
        "BytesWarning",
        "ChildProcessError",
        "ConnectionAbortedError",
        "ConnectionError",
        "ConnectionRefusedError",
        "ConnectionResetError",
        "DeprecationWarning",
        "EOFError",
        "Ellipsis",
        "EncodingWarning",
        "EnvironmentError",
        "Exception",
        "ExceptionGroup",
        "FileExistsError",
        "FileNotFoundError",
        "FloatingPointError",
        "FutureWarning",
        "GeneratorExit",
        "IOError",
        "ImportError",
        "ImportWarning",
        "IndentationError",
        "IndexError",
        "InterruptedError",
        "IsADirectoryError",
        "KeyError",
        "KeyboardInterrupt",
        "LookupError",
        "MemoryError",
        "ModuleNotFoundError",
        "NameError",
        "NotADirectoryError",
        "NotImplemented",
        "NotImplementedError",
        "OSError",
        "OverflowError",
        "PendingDeprecationWarning",
        "PermissionError",
        "ProcessLookupError",
        "PythonFinalizationError",
        "RecursionError",
        "ReferenceError",
        "ResourceWarning",
        "RuntimeError",
        "RuntimeWarning",
        "StopAsyncIteration",
        "StopIteration",
        "SyntaxError",
        "SyntaxWarning",
        "SystemError",
        "SystemExit",
        "TabError",
        "TimeoutError",
        "TypeError",
        "UnboundLocalError",
        "UnicodeDecodeError",
        "UnicodeEncodeError",
        "UnicodeError",
        "UnicodeTranslateError",
        "UnicodeWarning",
        "UserWarning",
        "ValueError",
        "Warning",
        "WindowsError",
        "ZeroDivisionError",
    ]
)

MEMBERS = KEYWORDS | _TYPE_NAMES | _OF_MODELS | _OF_MODELS_ONCE
ARGUMENTS = KEYWORDS | _TYPE_NAMES | _OF_METHODS
METHODS = KEYWORDS | _OF_RESOURCES
MODULES = KEYWORDS | _OF_CLIENTS
CLASSES = IMPORTED | _EXPORTED | _OF_PYTHON

# What a client cannot work with, by the section of the names lock; what is reserved besides is only avoided, for it may
# have been published before.
UNUSABLE = {
    "services": _OF_CLIENTS,
    "service-classes": IMPORTED,
    "models": IMPORTED,
    "attributes": _TYPE_NAMES | _OF_MODELS,
    "methods": _OF_RESOURCES,
    "arguments": _OF_METHODS,
    "webhooks": frozenset[str](),
    "errors": IMPORTED | _EXPORTED,
}

_ASYNC = "Async"
_KINDS = ("", "Raw", "Streamed")
_TWINS = (*_KINDS, *(_ASYNC + kind for kind in _KINDS))


def twin(name: str) -> str:
    """The class that does what the one called `name` does, but is awaited."""
    return _ASYNC + name


def with_twin_in(classes: Iterable[str]) -> frozenset[str]:
    """The names whose twin would be one of `classes`."""
    return frozenset(
        name.removeprefix(_ASYNC) for name in classes if name.startswith(_ASYNC)
    )


def with_twins(resources: Iterable[str]) -> frozenset[str]:
    """The classes that stand in the modules of resources: each with its twins."""
    return frozenset(prefix + name for name in resources for prefix in _TWINS)


def without_twins(classes: Iterable[str]) -> frozenset[str]:
    """The resources that would have one of `classes`, or a twin of that name."""
    return frozenset(
        name.removeprefix(prefix)
        for name in classes
        for prefix in _TWINS
        if name.startswith(prefix)
    )
