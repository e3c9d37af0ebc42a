"""Digests of things that lead to one another: each changes with what can be reached from it, and with nothing else."""

import random

from generator.merkle import Links, merkle


def reached(start: str, links: Links) -> set[str]:
    """What can be reached from a thing, itself among it."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        thing = waiting.pop()
        if thing in links and thing not in found:
            found.add(thing)
            waiting.extend(links[thing])
    return found


def test_merkle() -> None:
    """Whatever leads where, in circles or to what is no thing."""
    chance = random.Random(7)  # noqa: S311 - links, no secrets
    for _ in range(500):
        things = [str(number) for number in range(chance.randint(1, 9))]
        links = {
            each: set(chance.choices([*things, "none"], k=chance.randint(0, 3)))
            for each in things
        }
        held = {each: each.encode() for each in things}
        changed = chance.choice(things)
        before, after = merkle(held, links), merkle({**held, changed: b"new"}, links)
        assert {each for each in things if before[each] != after[each]} == {
            each for each in things if changed in reached(each, links)
        }


def test_deep() -> None:
    """A chain may be as long as a document has components."""
    chain = {str(number): {str(number + 1)} for number in range(20_000)}
    assert len(merkle(dict.fromkeys(chain, b""), chain)) == len(chain)
