"""The views of the targets for which facts are not enough: a module here is named after its target."""
