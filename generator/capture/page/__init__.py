"""The text of a documentation page, taken apart: its lines, its sections, and the fields in them."""
