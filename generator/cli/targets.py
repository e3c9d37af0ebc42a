"""`restencil targets`: what can be generated."""

import click

from generator.plan import discover, template_root


def run() -> int:
    """Prints the name of each target and what it makes; returns the exit code."""
    targets = discover(template_root())
    width = max(len(target.name) for target in targets)
    for target in targets:
        click.echo(
            f"{target.name:<{width}}  {target.language.title}: {target.language.description}"
        )
    return 0
