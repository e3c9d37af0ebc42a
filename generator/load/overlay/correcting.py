"""An overlay that corrects one thing more: the action for it, written into the text that people keep."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from generator.errors import Severity, Stop, error
from generator.load.overlay.actions import Action, read_actions
from generator.load.overlay.anchors import anchored
from generator.load.overlay.applying import Applied, applied
from generator.load.overlay.editing import Edit, begun, edited, extended
from generator.load.overlay.merging import copied
from generator.load.overlay.messages import brief
from generator.load.overlay.steps import Place, found_at
from generator.load.overlay.wishes import LONGEST, Wish, place_of
from generator.load.positions import place as placed
from generator.load.source import Source, source_of
from generator.shown import shown
from generator.values import ABSENT, Absent, JsonValue, same


@dataclass(frozen=True, slots=True)
class Corrected:
    """An overlay with a correction in it; `before` is the value that it corrects, ABSENT if there was none."""

    overlay: Source
    before: JsonValue | Absent


def corrected(root: Any, overlay: Source, wish: Wish) -> Corrected:
    """The overlay, empty at first, that makes the document `root` say what is wished; raises `Stop` where none can."""
    actions = read_actions(overlay) if overlay.text else ()
    state = applied(root, actions)
    place, before = place_of(state.root, wish)
    if before is not ABSENT and same(before, wish.value):
        message = f"`{shown(wish.pointer, LONGEST)}` is {brief(before)} already"
        hint = "give another value; an action that is in conflict with it can go"
        raise Stop(error("correction-agrees", message, hint, wish.document))
    work = _Work(root, overlay, actions, state, place, wish)
    for text in work.texts():
        made = source_of(overlay.name, text)
        if work.is_fulfilled(made):
            return Corrected(made, before)
    message = f"no action that could be added corrects `{shown(wish.pointer, LONGEST)}`"
    hint = "write one by hand: `restencil correct` knows no better target"
    raise Stop(error("correction-impossible", message, hint, wish.document))


@dataclass(frozen=True, slots=True)
class _Work:
    root: Any
    overlay: Source
    actions: tuple[Action, ...]
    state: Applied
    place: Place
    wish: Wish

    def texts(self) -> Iterator[str]:
        """What the overlay may become, the best first: an action that speaks of the place is changed before one is added."""
        for number in reversed(range(len(self.actions))):
            edits = self._edits(number)
            if edits and (text := edited(self.overlay.text, edits)):
                yield text
        action = _action(self.state.root, self.place, self.wish.value)
        if self.overlay.text:
            yield from extended(self.overlay.text, action)
        else:
            yield begun(self.wish.title, action)

    def _edits(self, number: int) -> tuple[Edit, ...]:
        """What has to change in an action so that it says what is wished; nothing if it does not speak of it."""
        action, found = self.actions[number], self.state.places[number]
        key, said = "update", action.update
        if action.replace is not ABSENT:
            key, said = "x-replace", action.replace
        if len(found) != 1 or self.place[: len(found[0])] != found[0]:
            return ()
        inside = self.place[len(found[0]) :]
        if not _leads(said, inside):
            return ()
        there = found_at(applied(self.root, self.actions[:number]).root, found[0])
        form = key if inside else _form(there, self.wish.value)
        edits = [_edit(number, (key, *inside), form, self.wish.value)]
        if _leads(action.expect, inside) and _leads(there, inside):
            value = found_at(there, inside)
            edits.append(_edit(number, ("x-expect", *inside), "x-expect", value))
        return tuple(edits)

    def is_fulfilled(self, made: Source) -> bool:
        """Whether an overlay makes the document say what is wished, and changes nothing else; raises `Stop` if it need not."""
        try:
            actions = read_actions(made)
        except Stop:
            return False
        after = applied(self.root, actions)
        known = {(each.rule, each.message) for each in self.state.problems}
        told = [
            each for each in after.problems if (each.rule, each.message) not in known
        ]
        if not same(after.root, self._wished()) or any(
            each.severity is Severity.ERROR for each in told
        ):
            return False
        for each in told:
            message = "without this action the document says what is wished"
            hint = "remove the action"
            at = replace(each.location, line=0, column=0)
            raise Stop(
                *placed(
                    [error("correction-needless", message, hint, at)],
                    {made.name: self.overlay},
                )
            )
        return True

    def _wished(self) -> Any:
        root = copied(self.state.root)
        above, step = found_at(root, self.place[:-1]), self.place[-1]
        if isinstance(above, list) and step == len(above):
            above.append(self.wish.value)
        else:
            above[step] = self.wish.value
        return root


def _edit(number: int, keys: Place, key: str, value: JsonValue) -> Edit:
    return Edit(number, keys, key if len(keys) == 1 else keys[-1], value)


def _leads(value: Any, inside: Place) -> bool:
    """Whether something stands at `inside` of what an action says, which may be nothing."""
    for step in inside:
        is_there = (
            step in value
            if isinstance(value, dict)
            else isinstance(value, list) and isinstance(step, int) and step < len(value)
        )
        if not is_there:
            return False
        value = value[step]
    return value is not ABSENT


def _action(root: Any, place: Place, value: JsonValue) -> dict[str, JsonValue]:
    """The action that puts `value` at a place of the document `root`."""
    above, step = found_at(root, place[:-1]), place[-1]
    if isinstance(above, dict) and step not in above:
        new: JsonValue = {str(step): value}
        return {"target": anchored(root, place[:-1]), "x-expect": {}, "update": new}
    if isinstance(above, list) and step == len(above):
        target = anchored(root, place[:-1])
        return {"target": target, "x-expect": above, "update": [value]}
    there = above[step]
    target = anchored(root, place)
    return {"target": target, "x-expect": there, _form(there, value): value}


def _form(there: Any, value: JsonValue) -> str:
    """How a value takes the place of another: `update` would join objects, and put arrays one behind the other."""
    is_plain = not isinstance(there, dict | list) and not isinstance(value, dict | list)
    return "update" if is_plain else "x-replace"
