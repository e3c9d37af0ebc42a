"""The tests of the client: every operation is called, synchronously and asynchronously, against a server on loopback."""
