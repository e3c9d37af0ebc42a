"""`python -m generator` is the command `restencil`."""

from generator.cli import process

if __name__ == "__main__":
    process()
