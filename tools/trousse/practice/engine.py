"""Run the exercises' pure logic from Python, in an embedded JavaScript engine."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from trousse.practice.assemble import apps, logic_script

Exercise = Mapping[str, Any]
Action = Mapping[str, Any]

_BRIDGE = """
function trousseProve(text) {
  const exercise = JSON.parse(text);
  return JSON.stringify(proveExercise(exercise, APPS[exercise.app]));
}
function trousseReplay(text, actions) {
  const exercise = JSON.parse(text);
  const played = replayActions(exercise, APPS[exercise.app], JSON.parse(actions));
  return JSON.stringify({ ...played, status: statusOf(played.session) });
}
"""


@dataclass(frozen=True)
class Defect:
    """A promise an exercise does not keep.

    `path` leads to the faulty value in the exercise (keys and positions from the top), as a
    JSON pointer does; `message` is French, for the author.
    """

    path: tuple[str | int, ...]
    message: str


@dataclass(frozen=True)
class Replay:
    """What happened when actions were played from the start of an exercise.

    `status` is not-tried, in-progress or reached; `fired` the mistakes set off, in order;
    `blocked` the position of the first action that was not possible (None: all went through);
    `done` the steps done; `app` the final state of the simulated app.
    """

    status: str
    fired: tuple[str, ...]
    blocked: int | None
    done: tuple[str, ...]
    app: Mapping[str, Any]


class Engine:
    """One JavaScript context, shared by as many exercises as one likes."""

    def __init__(self) -> None:
        """Start the embedded engine and load the logic of every app."""
        from py_mini_racer import MiniRacer

        self._context = MiniRacer()
        self._context.eval(logic_script() + _BRIDGE)

    def prove(self, exercise: Exercise) -> list[Defect]:
        """Return what the exercise promises and does not keep; nothing when all is well.

        The exercise has the shape the catalogue has checked (see exercise.yml in the README).
        """
        if exercise.get("app") not in apps():
            known = ", ".join(apps())
            return [Defect(("app",), f"Cette application n’existe pas. Choix possibles : {known}.")]
        found = json.loads(self._call("trousseProve", exercise))
        return [Defect(tuple(one["path"]), one["message"]) for one in found]

    def replay(self, exercise: Exercise, actions: Sequence[Action]) -> Replay:
        """Play `actions` from the untouched scene and tell what came of it."""
        played = json.loads(self._call("trousseReplay", exercise, actions))
        session, blocked = played["session"], int(played["blocked"])
        return Replay(
            status=played["status"],
            fired=tuple(played["fired"]),
            blocked=None if blocked < 0 else blocked,
            done=tuple(session["done"]),
            app=session["app"],
        )

    def _call(self, name: str, *values: object) -> str:
        # Dates read from YAML have no JSON form of their own: their text is enough here.
        texts = [json.dumps(value, ensure_ascii=False, default=str) for value in values]
        return str(self._context.call(name, *texts))
