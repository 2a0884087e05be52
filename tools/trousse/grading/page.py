"""Lay out a feedback page: plain HTML, no script, no request, readable and printable."""

from html import escape
from typing import TYPE_CHECKING

from trousse.grading.forms.text import french

if TYPE_CHECKING:
    from trousse.grading.replies import Part, Told

_STYLE = (
    "body{max-width:46rem;margin:0 auto;padding:1rem;font:1.1rem/1.6 system-ui,sans-serif;"
    "color:#1a1a1a;background:#fff;overflow-wrap:anywhere}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{padding:.4rem .6rem;border:1px solid #595959;text-align:left}"
    "article{margin:1.5rem 0;padding:0 0 0 1rem;border-left:6px solid #595959}"
    "h2{font-size:1.3rem}h3{font-size:1.1rem;margin:0}p{margin:.4rem 0}"
    "@media print{article{break-inside:avoid}}"
)


def page(told: "Told") -> str:
    """Return the whole page of one trainee."""
    title = escape(f"{told.title} : votre retour")
    return (
        f'<!doctype html>\n<html lang="fr"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style></head>\n"
        f"<body><main><h1>{title}</h1>\n{_summary(told)}\n{_table(told)}\n"
        f"<h2>Question par question</h2>\n{''.join(map(_article, told.parts))}"
        f"</main></body></html>\n"
    )


def _summary(told: "Told") -> str:
    waiting = [part for part in told.parts if part.score is None]
    known = [part for part in told.parts if part.score is not None]
    total = max(0.0, sum(part.score or 0 for part in known) - told.penalty)
    most = sum(part.points for part in known)
    lines = [f"<p><strong>{french(total)} sur {french(most)}</strong>"]
    if waiting:
        more = sum(part.points for part in waiting)
        lines.append(f" à ce jour ; {french(more)} points attendent une lecture.")
    lines.append("</p>")
    if told.penalty:
        lines.append(f"<p>Retrait pour retard : {french(told.penalty)}.</p>")
    if told.competencies:
        names = "".join(f"<li>{escape(one)}</li>" for one in told.competencies)
        lines.append(f"<h2>Compétences évaluées</h2><ul>{names}</ul>")
    return "".join(lines)


def _table(told: "Told") -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(part.name)}</th><td>{_score(part)}</td></tr>'
        for part in told.parts
    )
    return (
        '<h2>Points</h2><table><thead><tr><th scope="col">Question</th>'
        f'<th scope="col">Points</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def _score(part: "Part") -> str:
    got = "à lire" if part.score is None else french(part.score)
    return f"{got} sur {french(part.points)}"


def _article(part: "Part") -> str:
    question = "".join(f"<p>{escape(one)}</p>" for one in part.question.splitlines() if one.strip())
    lines = "".join(f"<p>{escape(line)}</p>" for line in part.lines)
    comment = part.comment and f"<p><strong>Commentaire :</strong> {escape(part.comment)}</p>"
    return (
        f"<article><h3>{escape(part.name)} : {_score(part)}</h3>"
        f"{question}{lines}{comment}</article>\n"
    )
