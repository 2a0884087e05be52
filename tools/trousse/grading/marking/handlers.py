"""What the marking screen answers: nbgrader's own handlers on quick lists, and a few of ours."""

import json
from pathlib import Path
from typing import Any

from nbgrader.api import MissingEntry
from nbgrader.server_extensions.formgrader import apihandlers, handlers
from nbgrader.server_extensions.formgrader.base import BaseHandler, check_notebook_dir, check_xsrf
from tornado import web

from trousse.grading.marking.lists import PromotionAPI, PromotionGradebook, quiet_api
from trousse.grading.marking.sheet import Sheet, sheet
from trousse.grading.readings import FIRST, SECOND, Reading, Readings

PAGE = 100
"""Copies on a page of the list."""
_NAMED = ("student", "first_name", "last_name")
Route = tuple[Any, ...]


class Quick:
    """Give a handler of nbgrader's the quick gradebook, and the readings beside it."""

    settings: dict[str, Any]
    coursedir: Any
    authenticator: Any

    @property
    def api(self) -> PromotionAPI:
        """Return nbgrader's API with quick lists."""
        return quiet_api(self.coursedir, self.authenticator, parent=self.coursedir.parent)

    @property
    def gradebook(self) -> PromotionGradebook:
        """Return the gradebook, opened once."""
        if self.settings["nbgrader_gradebook"] is None:
            url, course = self.coursedir.db_url, self.coursedir.course_id
            self.settings["nbgrader_gradebook"] = PromotionGradebook(url, course)
        book: PromotionGradebook = self.settings["nbgrader_gradebook"]
        book.refresh()  # what a grading run has written meanwhile is seen
        return book

    @property
    def readings(self) -> Readings:
        """Return the marks nbgrader has no place for."""
        readings: Readings = self.settings["trousse_readings"]
        return readings

    @property
    def second(self) -> bool:
        """Tell whether this screen is the second reader's."""
        return bool(self.settings["trousse_second"])

    @property
    def named(self) -> bool:
        """Tell whether this screen shows who the trainees are."""
        return bool(self.settings["trousse_named"])

    def anonymous(self, row: dict[str, Any]) -> dict[str, Any]:
        """Leave out who the trainee is, unless names were asked for."""
        hidden = {} if self.named else dict.fromkeys(_NAMED)
        return {**row, **{key: None for key in hidden if key in row}}


class Copies(Quick, BaseHandler):  # type: ignore[misc]
    """The list of the copies of one evaluation, in French and without names."""

    @web.authenticated
    @check_xsrf  # type: ignore[untyped-decorator]
    @check_notebook_dir  # type: ignore[untyped-decorator]
    def get(self, assignment: str, notebook: str) -> None:
        """Write the page."""
        rows = self.api.get_notebook_submissions(assignment, notebook)
        wanted = self.get_argument("montrer", "toutes")
        kept = [one for one in rows if _is_wanted(one, wanted)]
        pages = max(1, -(-len(kept) // PAGE))
        page = min(max(1, _number(self.get_argument("page", "1"))), pages)
        html = self.render(
            "copies.tpl",
            base_url=self.base_url,
            assignment=assignment,
            rows=[self.anonymous(one) for one in kept[(page - 1) * PAGE : page * PAGE]],
            page=page,
            pages=pages,
            wanted=wanted,
            total=len(rows),
            unread=sum(one["needs_manual_grade"] for one in rows),
            flagged=sum(one["flagged"] for one in rows),
            second=self.second,
            named=self.named,
        )
        self.write(html)


class Copy(Quick, handlers.SubmissionHandler):  # type: ignore[misc]
    """One copy to mark: the notebook, its rubric, the boxes for points and comments."""

    @web.authenticated
    @check_xsrf  # type: ignore[untyped-decorator]
    @check_notebook_dir  # type: ignore[untyped-decorator]
    def get(self, submission_id: str) -> None:
        """Write the page.

        Raises:
            HTTPError: 404 when there is no such copy, or its notebook is not on the disk.
        """
        try:
            copy = self.gradebook.find_submission_notebook_by_id(submission_id)
        except MissingEntry as error:
            raise web.HTTPError(404) from error
        assignment, notebook = copy.assignment.assignment.name, copy.notebook.name
        course = Path(self.coursedir.root)
        place = course / "autograded" / copy.student.id / assignment / f"{notebook}.ipynb"
        if not place.is_file():
            raise web.HTTPError(404)
        html, _ = self.exporter.from_filename(
            str(place), resources=self._resources(copy, course, assignment, notebook)
        )
        self.write(html)

    def _resources(self, copy: Any, course: Path, assignment: str, notebook: str) -> dict[str, Any]:
        order = self.gradebook.notebook_ids(notebook, assignment)
        student = copy.student
        name = " ".join(filter(None, [student.first_name, student.last_name])) or student.id
        return {
            "assignment_id": assignment,
            "notebook_id": notebook,
            "submission_id": copy.id,
            "index": order.index(copy.id),
            "total": len(order),
            "base_url": self.base_url,
            "flagged": bool(copy.flagged),
            "notes": self._notes(assignment, student.id),
            "student": name if self.named else "",
            "second": self.second,
            "sheet": self._sheet(course, assignment),
        }

    def _sheet(self, course: Path, assignment: str) -> Sheet:
        return sheet(course / "source" / assignment)

    def _notes(self, assignment: str, trainee: str) -> list[str]:
        row = self.readings.base.execute(
            "SELECT notes FROM trousse_graded WHERE assignment = ? AND trainee = ?",
            [assignment, trainee],
        ).fetchone()
        return [text for _, text, flag in json.loads(row[0])] if row else []


class Next(Quick, handlers.SubmissionNavigationHandler):  # type: ignore[misc]
    """The copy before or after; « incorrect » is, for a marker, one still to be read."""

    def _get_submission_ids(self, assignment_id: str, notebook_id: str) -> list[str]:
        return self.gradebook.notebook_ids(notebook_id, assignment_id)

    def _get_incorrect_submission_ids(
        self, assignment_id: str, notebook_id: str, submission: Any
    ) -> list[str]:
        rows = self.gradebook.notebook_submission_dicts(notebook_id, assignment_id)
        return sorted({row["id"] for row in rows if row["needs_manual_grade"]} | {submission.id})


class Grades(Quick, apihandlers.GradeCollectionHandler):  # type: ignore[misc]
    """The marks of a copy, with the criteria ticked."""

    @web.authenticated
    @check_xsrf  # type: ignore[untyped-decorator]
    @check_notebook_dir  # type: ignore[untyped-decorator]
    def get(self) -> None:
        """Write them as nbgrader's page expects."""
        copy = self.gradebook.find_submission_notebook_by_id(self.get_argument("submission_id"))
        self.write(json.dumps([mark_of(self, one) for one in copy.grades]))


class Grade(Quick, apihandlers.GradeHandler):  # type: ignore[misc]
    """One mark: nbgrader's for the first reader, beside it for the second."""

    @web.authenticated
    @check_xsrf  # type: ignore[untyped-decorator]
    @check_notebook_dir  # type: ignore[untyped-decorator]
    def put(self, grade_id: str) -> None:
        """Keep it and write it back."""
        grade = self.gradebook.find_grade_by_id(grade_id)
        data = self.get_json_body()
        score = data.get("manual_score")
        reading = Reading(None if score in (None, "") else float(score), _criteria(data))
        if not self.second:
            grade.manual_score, grade.extra_credit = reading.score, data.get("extra_credit")
            grade.needs_manual_grade = reading.score is None and grade.auto_score is None
            self.gradebook_commit(grade)
        self.readings.put(SECOND if self.second else FIRST, grade_id, reading)
        self.write(json.dumps(mark_of(self, grade)))

    def gradebook_commit(self, grade: Any) -> None:
        """Write the change for good."""
        from sqlalchemy.orm import object_session

        session = object_session(grade)
        if session is not None:
            session.commit()


class Comments(Quick, apihandlers.CommentCollectionHandler):  # type: ignore[misc]
    """The comments of a copy: nbgrader's, or the second reader's own."""

    @web.authenticated
    @check_xsrf  # type: ignore[untyped-decorator]
    @check_notebook_dir  # type: ignore[untyped-decorator]
    def get(self) -> None:
        """Write them as nbgrader's page expects."""
        copy = self.gradebook.find_submission_notebook_by_id(self.get_argument("submission_id"))
        self.write(json.dumps([remark_of(self, one) for one in copy.comments]))


class Comment(Quick, apihandlers.CommentHandler):  # type: ignore[misc]
    """One comment."""

    @web.authenticated
    @check_xsrf  # type: ignore[untyped-decorator]
    @check_notebook_dir  # type: ignore[untyped-decorator]
    def put(self, grade_id: str) -> None:
        """Keep it and write it back."""
        text = self.get_json_body().get("manual_comment")
        if not self.second:
            super().put(grade_id)
            return
        self.readings.put(SECOND, grade_id, Reading(comment=text))
        comment = self.gradebook.find_comment_by_id(grade_id)
        self.write(json.dumps(remark_of(self, comment)))


def _is_wanted(row: dict[str, Any], wanted: str) -> bool:
    kept = {"a-lire": row["needs_manual_grade"], "signalees": row["flagged"]}
    return bool(kept.get(wanted, True))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 1


def mark_of(screen: Quick, grade: Any) -> dict[str, Any]:
    """Return a grade as this screen shows it; the other reader's mark only after one's own."""
    row = screen.anonymous(grade.to_dict())
    first, second = (screen.readings.get(reader, grade.id) for reader in (FIRST, SECOND))
    if screen.second:
        waits = second.score is None and grade.auto_score is None
        row |= {"manual_score": second.score, "extra_credit": None, "needs_manual_grade": waits}
        return {**row, "criteria": second.criteria, "other": None}
    known = grade.manual_score is not None
    return {**row, "criteria": first.criteria, "other": second.score if known else None}


def remark_of(screen: Quick, comment: Any) -> dict[str, Any]:
    """Return a comment as this screen shows it."""
    row = screen.anonymous(comment.to_dict())
    if screen.second:
        row["manual_comment"] = screen.readings.get(SECOND, comment.id).comment
    return row


def _criteria(data: dict[str, Any]) -> tuple[float | None, ...]:
    given = data.get("criteria")
    kept = given[:50] if isinstance(given, list) else []
    return tuple(one if isinstance(one, int | float) else None for one in kept)


OURS: list[Route] = [
    (r"/formgrader/gradebook/([^/]+)/([^/]+)/?", Copies),
    (r"/formgrader/submissions/([^/]+)/?", Copy),
    (
        r"/formgrader/submissions/(?P<submission_id>[^/]+)/"
        r"(?P<action>next_incorrect|prev_incorrect|next|prev)/?",
        Next,
    ),
    (r"/formgrader/api/grades", Grades),
    (r"/formgrader/api/grade/([^/]+)", Grade),
    (r"/formgrader/api/comments", Comments),
    (r"/formgrader/api/comment/([^/]+)", Comment),
]


def routes() -> list[Route]:
    """Return ours, then nbgrader's own on the quick gradebook."""
    stock = [*handlers.default_handlers, *apihandlers.default_handlers]
    return OURS + [_quick(one) for one in stock]


def _quick(route: Route) -> Route:
    path, handler, *rest = route
    if issubclass(handler, BaseHandler):
        handler = type(handler.__name__, (Quick, handler), {})
    return (path, handler, *rest)
