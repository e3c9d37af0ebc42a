"""A curl command: its words, its options, and what they say of a request."""
