"""Lay out a feedback page: plain HTML, no script, no request, readable and printable."""

from collections.abc import Iterable
from html import escape

from trousse.grading.told import Part, Told

_STYLE = (
    "body{max-width:46rem;margin:0 auto;padding:1rem;font:1.1rem/1.6 system-ui,sans-serif;"
    "color:#1a1a1a;background:#fff;overflow-wrap:anywhere}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{padding:.4rem .6rem;border:1px solid #595959;text-align:left;vertical-align:top;"
    "overflow-wrap:break-word}"
    "th{font-weight:600}td:last-child{white-space:nowrap}"
    "article{margin:1.5rem 0;padding:0 0 0 1rem;border-left:6px solid #595959}"
    "article.full{border-color:#1b6e3c}article.part{border-color:#b35c00}"
    "h1{font-size:1.7rem;line-height:1.3}h2{font-size:1.3rem;margin:2rem 0 .5rem}"
    "h3{font-size:1.1rem;margin:0}p{margin:.4rem 0}.total{font-size:1.3rem;font-weight:700}"
    "blockquote{margin:.4rem 0;padding:.4rem .75rem;background:#f1eee6}"
    "@media(max-width:30rem){table{font-size:.9rem}th,td{padding:.3rem}article{padding-left:.6rem}}"
    "@media print{article{break-inside:avoid}}"
)


def page(told: Told) -> str:
    """Return the whole page of one trainee."""
    title = escape(f"{told.title}\N{NO-BREAK SPACE}: votre retour")
    total, *notes = told.summary
    return (
        f'<!doctype html>\n<html lang="fr"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style></head>\n"
        f'<body><main><h1>{title}</h1>\n<p class="total">{total}</p>{_paragraphs(notes)}\n'
        f"{_competencies(told)}{_again(told)}"
        f"<h2>Question par question</h2>\n{''.join(map(_article, told.parts))}"
        f"</main></body></html>\n"
    )


def _paragraphs(lines: Iterable[str]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line.strip())


def _competencies(told: Told) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{escape(parts)}</td><td>{points}</td></tr>'
        for name, parts, points in told.competencies
    )
    heads = "".join(f'<th scope="col">{one}</th>' for one in ("Compétence", "Questions", "Points"))
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    return f"<h2>Compétence par compétence</h2>\n{table}\n" if rows else ""


def _again(told: Told) -> str:
    lines = "".join(
        f"<li><strong>{escape(section)}</strong> ({escape(parts)})</li>"
        for section, parts in told.again
    )
    return f"<h2>Où revenir dans le cours</h2>\n<ul>{lines}</ul>\n" if lines else ""


def _article(part: Part) -> str:
    title = escape(f"{part.name}\N{NO-BREAK SPACE}: {part.told}")
    answer = f"<p><strong>Votre réponse</strong></p><blockquote>{_paragraphs(part.answer)}"
    given = f"{answer}</blockquote>" if part.answer else ""
    return (
        f'<article class="{_state(part)}"><h3>{title}</h3>'
        f"{_paragraphs(part.question.splitlines())}{given}{_paragraphs(part.lines)}"
        f"{_labelled('Commentaire', part.comment)}{_labelled('Dans le cours', part.aim.section)}"
        f"</article>\n"
    )


def _state(part: Part) -> str:
    if not part.score:
        return "none"
    return "full" if part.score >= part.points else "part"


def _labelled(label: str, text: str) -> str:
    told = f"<p><strong>{label}\N{NO-BREAK SPACE}:</strong> {escape(text)}</p>"
    return told if text else ""
