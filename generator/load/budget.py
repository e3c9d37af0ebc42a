"""How much of anything one input may hold, so that no document can exhaust the machine."""

MAX_BYTES = 256 * 1024 * 1024
"""Bytes of one file."""

MAX_NODES = 3_000_000
"""Values of one document, each alias counted as what it expands to."""

MAX_REPEATED = 500_000
"""Those among them that aliases repeat: a page of YAML can ask for any number of them."""

MAX_DEPTH = 200
"""Collections inside one another."""

MAX_PARTS = 20_000
"""Schemas that one is made of by references, `allOf`, `anyOf` and the like, one that is used twice counted twice."""

MAX_DIGITS = 1_000
"""Characters of one integer; Python refuses to print one above 4,300 digits."""

MAX_PROBLEMS = 20
"""Problems of one document that are told at once."""
