"""A server that does what spec/studio/openapi.yaml says, for the tests and for who wants to try a generated client."""
