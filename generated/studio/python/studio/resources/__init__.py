"""The groups of operations, in modules that are imported when they are first used."""
