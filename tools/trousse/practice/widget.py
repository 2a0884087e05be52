"""The exercise as a Jupyter widget: the same module, in Voilà and in JupyterLab."""

from collections.abc import Mapping
from typing import Any

import anywidget
import traitlets

from trousse.practice.assemble import desk_of, page_module, style_sheet
from trousse.practice.static_page import embed


class ExerciseWidget(anywidget.AnyWidget):
    """Show one exercise. All of it lives in the page.

    Nothing comes back to the kernel but a CV whose learner asks for a document of it.
    """

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    _anywidget_id = traitlets.Unicode().tag(sync=True)
    exercise = traitlets.Unicode().tag(sync=True)

    def __init__(self, exercise: Mapping[str, Any]) -> None:
        """Take the content of an exercise.yml."""
        app, desk = exercise["app"], desk_of(exercise)
        super().__init__(
            exercise=embed(exercise),
            _esm=page_module(app, desk),
            _css=style_sheet(app),
            _anywidget_id=f"trousse.practice.{app}.{desk}",
        )
        if app == "cv":
            self.on_msg(self._make_document)

    def _make_document(self, _widget: object, content: Mapping[str, Any], _: object) -> None:
        from trousse.practice.documents import answer

        if content.get("kind") == "document":
            self.send(*answer(content))
