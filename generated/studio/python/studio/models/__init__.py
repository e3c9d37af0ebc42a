"""The models, in modules that are imported when they are first used."""
