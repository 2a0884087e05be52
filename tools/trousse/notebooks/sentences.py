"""One sentence per line in Markdown prose: the page is the same, the review is readable."""

import re

_ABBREVIATIONS = (
    "M", "MM", "Mme", "Mmes", "Mlle", "Dr", "Me", "St", "Ste", "art", "cf", "ex", "p", "n", "vol",
    "al", "env", "min", "max", "tél", "av", "bd", "etc",
)  # fmt: skip
_END = re.compile(r"(?<=[.!?…»])[ \t]+(?=[«\"“(*_]*[ \u00a0\u202f]?[A-ZÀÂÇÉÈÊËÎÏÔŒÙÛÜ])")
_STRUCTURE = re.compile(r"\s*(#|\||>|[-*+] |\d+[.)] |```|~~~|:::|<|!\[|\[\^|\$\$|    |\t)")
_FENCE = re.compile(r"\s*(```|~~~|\$\$)")


def one_sentence_per_line(markdown: str) -> str:
    """Break paragraphs of `markdown` after each sentence; leave all other lines alone."""
    lines: list[str] = []
    fenced = False
    for line in markdown.split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        plain = not fenced and not _STRUCTURE.match(line)
        lines += _sentences(line) if plain else [line]
    return "\n".join(lines)


def _sentences(line: str) -> list[str]:
    pieces = _END.split(line.rstrip(" ")) if not line.endswith("  ") else [line]
    joined: list[str] = []
    for piece in pieces:
        if joined and not _is_sentence(joined[-1]):
            joined[-1] = f"{joined[-1]} {piece}"
        else:
            joined.append(piece)
    return joined


def _is_sentence(piece: str) -> bool:
    """Tell whether `piece` ends as a sentence: not by an abbreviation, nor inside a span."""
    last = re.search(r"([\w]+)\.$", piece)
    if last and (last[1] in _ABBREVIATIONS or len(last[1]) == 1):
        return False
    if piece.endswith("»"):
        return re.search(r"[.!?…][\u00a0\u202f ]?»$", piece) is not None
    return all(piece.count(mark) % 2 == 0 for mark in ("`", "**")) and _balanced(piece)


def _balanced(piece: str) -> bool:
    return piece.count("«") == piece.count("»") and piece.count("(") == piece.count(")")
