"""What is wrong with what people write for restencil, by the JSON Schemas that restencil has for it."""

from functools import cache
from typing import TYPE_CHECKING, Any

from generator.faults import Violation
from generator.schemas import read_schema
from generator.violations import validator, violations

if TYPE_CHECKING:
    from jsonschema.protocols import Validator


def violations_of(name: str, value: Any) -> list[Violation]:
    """Every violation of the schema called `name`, such as `project`, in the order of their pointers."""
    return [] if _is_valid(name, value) else violations(_explaining(name), value)


def _is_valid(name: str, value: Any) -> bool:
    """Whether that is certain at once: importing the library that explains takes longer than most runs have."""
    try:
        return bool(_deciding(name).is_valid(value))
    except ValueError:  # what JSON does not have
        return False


@cache
def _deciding(name: str) -> Any:
    import jsonschema_rs

    return jsonschema_rs.validator_for(read_schema(name), validate_formats=True)


@cache
def _explaining(name: str) -> "Validator":
    return validator(read_schema(name))
