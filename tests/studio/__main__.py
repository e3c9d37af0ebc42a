"""`python -m tests.studio`: a studio to try a client on."""

import click
import uvicorn

from tests.studio.app import BASE, Studio, application
from tests.studio.document import read_document
from tests.studio.store import CLIENT, KEY, Store


@click.command()
@click.option("--port", default=8321, show_default=True)
@click.option("--webhook", help="The address that hears of renders that have ended.")
def main(port: int, webhook: str | None) -> None:
    """Serve the studio of spec/studio on this machine, until it is stopped."""
    studio = Studio(read_document(), Store(webhook=webhook))
    click.echo(f"http://127.0.0.1:{port}{BASE}")
    click.echo(f"key: {KEY}")
    click.echo(f"client id: {CLIENT[0]}, client secret: {CLIENT[1]}")
    uvicorn.run(application(studio), port=port, lifespan="off", log_level="warning")


if __name__ == "__main__":
    main()
