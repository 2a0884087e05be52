"""Keep the totals of each notebook beside nbgrader's grades, so that lists need not add them up.

Triggers note which notebooks' grades have changed, whoever changes them; the totals of those alone
are added up again when a list is asked for.
"""

import sqlite3

_SCORE = "coalesce(g.manual_score, g.auto_score, 0.0) + coalesce(g.extra_credit, 0.0)"
_CODE = "gc.cell_type = 'code'"
_TABLES = (
    "CREATE TABLE IF NOT EXISTS trousse_sums (notebook_id TEXT PRIMARY KEY, score REAL, "
    "code_score REAL, written_score REAL, task_score REAL, to_mark INTEGER, failed INTEGER)",
    "CREATE TABLE IF NOT EXISTS trousse_stale (notebook_id TEXT PRIMARY KEY)",
)
_TRIGGER = (
    "trousse_{event} AFTER {event} ON grade BEGIN "
    "INSERT OR IGNORE INTO trousse_stale VALUES ({row}.notebook_id); END"
)
_EVENTS = {"insert": "new", "update": "new", "delete": "old"}
REFRESH = (
    "INSERT OR REPLACE INTO trousse_sums SELECT g.notebook_id, "  # noqa: S608 (our own words)
    f"total({_SCORE}), total(CASE WHEN {_CODE} THEN {_SCORE} END), "
    f"total(CASE WHEN gc.cell_type = 'markdown' THEN {_SCORE} END), "
    f"total(CASE WHEN tc.id IS NOT NULL THEN {_SCORE} END), max(g.needs_manual_grade), "
    f"max(coalesce({_CODE} AND g.auto_score < gc.max_score, 0)) "
    "FROM trousse_stale d JOIN grade g ON g.notebook_id = d.notebook_id "
    "LEFT JOIN grade_cells gc ON gc.id = g.cell_id LEFT JOIN task_cells tc ON tc.id = g.cell_id "
    "GROUP BY g.notebook_id",
    "DELETE FROM trousse_stale",
)


def keep_sums(base: sqlite3.Connection) -> None:
    """Make the tables and triggers at need; where a trigger was missing, all is added up again."""
    for table in _TABLES:
        base.execute(table)
    query = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'trousse_%'"
    if base.execute(query).fetchone()[0] == len(_EVENTS):
        return
    for event, row in _EVENTS.items():
        base.execute(f"CREATE TRIGGER IF NOT EXISTS {_TRIGGER.format(event=event, row=row)}")
    base.execute("INSERT OR IGNORE INTO trousse_stale SELECT id FROM submitted_notebook")
