"""French typography for prose: the one function that puts no-break spaces and apostrophes right.

Used when documents are built and by `trousse fmt`, so that nobody types a no-break space by hand.
"""

import re

NARROW = "\u202f"
NO_BREAK = "\u00a0"

_SPACE = "[ \u00a0\u202f]"
_LETTER = "[^\\W\\d_]"

# What is not prose, in the order in which it must be recognised.
_PROTECTED = re.compile(
    r"""
      ^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)[`~]*[ ]*$   # fenced code block
    | ^:::[^\n]*$                   # fence of a division
    | ^\|?[ ]*:?-{2,}[-:| ]*$        # rule under the head of a table
    | (?P<tick>`+).+?(?P=tick)       # code span
    | <!--.*?-->                     # HTML comment
    | <[^\s<>][^<>\n]*>              # HTML tag or automatic link
    | (?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)   # target of a link or an image
    | (?:https?://|mailto:|www\.)[^\s<>»)\]]*   # bare address
    | &(?:\#?\w+);                   # HTML entity
    | (?<!\w)(?=[^\W\d_]*\d)(?=\d*[^\W\d_])\w+[!?]+   # password: letters and digits together
    | \{[^{}\n]*[.#=][^{}\n]*\}(?=\s|$)   # Pandoc attributes
    """,
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
# Stands for a protected span while the rules run; a private-use character no text contains.
_MARK = "\ue000"

_RULES = (
    # Two spaces for one, a space before a full stop or a comma, three dots for one sign.
    (re.compile(r"(?<=[^\s|.)\-+*>:])(?<!^\d)  +(?=[^\s|#])", re.MULTILINE), " "),
    (re.compile(rf"(?<=[\w»)’”]){_SPACE}+(?=[,.](?:\s|$))"), ""),
    (re.compile(r"(?<=[^\s./])\.\.\.(?![./\w])"), "…"),
    # Apostrophe of elision: between a letter and what it leans on.
    (re.compile(rf"({_LETTER})'(?=[\w«*{_MARK}])"), "\\1’"),
    (re.compile(rf"«{_SPACE}*(?=[^\s])"), f"«{NO_BREAK}"),
    (re.compile(rf"(?<=[^\s«]){_SPACE}*»"), f"{NO_BREAK}»"),
    # An existing space before ? ! ; becomes narrow and unbreakable (not in « - ! » or « | ? »).
    (re.compile(rf"(?<=[^\s|\-+#>]){_SPACE}+(?=[?!;]+(?:[\s»)\]*_\"”.…,]|$))"), NARROW),
    # A missing one is added after a word, when the mark ends the word.
    (re.compile(rf"(?<=[\w»)\]’”%€*{_MARK}])(?=[?!;]+(?:[\s»)*_\"”]|$))(?<![\s*]\*)"), NARROW),
    # A colon only ever has its space replaced: « 10:30 », YAML keys and « ::: » have none.
    (re.compile(rf"(?<=[^\s|\-+#>]){_SPACE}+(?=:(?:\s|$))"), NO_BREAK),
)

# What a text that is right never holds, code and addresses apart: without it there is nothing to
# do. Each part asks for no more than the rule it stands for, so that no mistake is passed over;
# each begins with the sign it is about, which is found ten times faster than what stands before.
_WRONG = (
    re.compile(
        r"""
        ['«»?!;:,.](?:
          (?<=')                                     # straight apostrophe
        | (?<=«)(?!\u00a0\S)                         # guillemets
        | (?<=»)(?:(?<!\u00a0»)|(?<=\s\u00a0»))
        | (?<=[ \u00a0][?!;]) | (?<=[ \u00a0\u202f]{2}[?!;])   # a space that breaks before the mark
        | (?<=[\w»)\]’”%€*`>}][?!;])(?=[?!;]*(?:[\s»)*_\"”]|$))   # no space at all
        | (?<=[ \u202f]:)(?=\s|$) | (?<=\s\u00a0:)  # colon
        | (?<=[ \u00a0\u202f][,.])(?=\s|$) | (?<=[.])\.\.        # a space too many, dots
        )
        """,
        re.MULTILINE | re.VERBOSE,
    ),
    re.compile(r"  (?<=[^\s|]  ) *[^\s|#]"),  # two spaces between words
)


def french(text: str) -> str:
    """Return `text` with French spaces and apostrophes; applying it twice changes nothing more.

    Puts U+202F before « ? ! ; », U+00A0 before « : » and inside guillemets, and the curly
    apostrophe. Leaves code, addresses, HTML, Markdown syntax, YAML keys and times alone.
    Source: Lexique des règles typographiques en usage à l’Imprimerie nationale.
    """
    return _put_right(text) if any(one.search(text) for one in _WRONG) else text


def _put_right(text: str) -> str:
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match.group())
        return _MARK

    prose = _PROTECTED.sub(keep, text)
    for pattern, replacement in _RULES:
        prose = pattern.sub(replacement, prose)
    spans = iter(kept)
    return re.sub(_MARK, lambda _: next(spans), prose)
