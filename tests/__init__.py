"""The tests: a package, so that its parts can share the command line that they run."""
