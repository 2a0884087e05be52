"""Trim the word lists of zxcvbn-ts to what judges French well (see README.md beside).

Run by hand when the lists change: `python trim.py <folder that holds node_modules>`.
"""

import json
import re
import sys
import unicodedata
from pathlib import Path

HERE = Path(__file__).parent
# A word rarer than this, or shorter than this, is found by trying letters just as fast.
BANDS = ((3, 0, 300), (4, 300, 900), (5, 900, 1800), (8, 1800, 2800))
PASSWORDS = 500
NAMES = 25000
NAMES_IN_TEXTS = 1500
# What people here choose, and the English list of common passwords leaves out.
ADDED = """
amour anniversaire azerty bebe biquet bisous bonjour caramel chaton cheri cherie chocolat choupette
chouchou coeur coucou doudou fleurs gribouille jetaime lapin licorne loulou maison maman mamie
monamour monange moncoeur motdepasse motdepass nounours nounou papa papillon papy password pompom
poussin princesse puce secret soleil tartine titi titine toutou vacances
""".split()


def fold(word: str) -> str:
    """Remove accents."""
    parts = unicodedata.normalize("NFD", word)
    return "".join(part for part in parts if not unicodedata.combining(part))


def bands(words: list[str]) -> list[str]:
    """Keep the words that matter, by bands of frequency, sorted inside a band (packs better)."""
    kept: list[str] = []
    for shortest, first, last in BANDS:
        kept += sorted({w for w in words[first:last] if len(w) >= shortest} - set(kept))
    return kept


def write(name: str, constant: str, text: str) -> None:
    """Write a module of one constant."""
    head = "// From zxcvbn-ts (MIT, LICENSE.txt beside): trimmed by trim.py, see README.md.\n"
    module = f"{head}export const {constant} = {text};\n"
    (HERE / name).write_text(module, encoding="utf-8", newline="\n")


def main(root: Path) -> None:
    """Write words.js and azerty.js."""
    source = root / "node_modules" / "@zxcvbn-ts"

    def read(name: str) -> list[str]:
        content: list[str] = json.loads((source / f"{name}.json").read_text("utf-8"))
        return content

    common = [
        fold(w) for w in read("language-fr/src/commonWords") if re.fullmatch(r"[a-zà-ÿœ]+", w)
    ]
    words = bands(list(dict.fromkeys(common)))
    passwords = read("language-common/src/passwords")
    words = list(dict.fromkeys(words + sorted(set(ADDED))))
    known = set(words)
    base = [
        p for p in passwords[:PASSWORDS] if re.search("[a-z]", p) and len(p) > 4 and p not in known
    ]
    known |= set(base)
    people = read("language-fr/src/firstnames") + read("language-fr/src/lastnames")
    names = {fold(w) for w in people if re.fullmatch("[a-zà-ÿ]{4,}", w)}
    frequent = set(passwords[:NAMES]) | set(read("language-fr/src/wikipedia")[:NAMES_IN_TEXTS])
    kept = sorted(name for name in names - known if name in frequent)
    lists = {"motsCourants": words, "motsDePasse": sorted(base), "prenoms": kept}
    text = ",\n  ".join(f'{key}: "{" ".join(value)}"' for key, value in lists.items())
    write("words.js", "FRENCH_LISTS", f"{{\n  {text},\n}}")
    graph = json.loads((source / "language-common/src/adjacencyGraphs.json").read_text("utf-8"))[
        "azerty"
    ]
    write("azerty.js", "AZERTY_GRAPH", json.dumps(graph, ensure_ascii=False, separators=(",", ":")))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
