"""Cutting Markdown at its headings."""

from pathlib import Path

from trousse.kits.texts import cut, headings, same_title

TEXT = """# Titre

Avant.

## Une partie

Du texte.

```
## pas un titre
![](rien.svg)
```

![Un dessin](images/a.svg)

## L’autre

![](images/b.svg){width=3cm}
"""


def test_cuts_at_second_level_headings_outside_code() -> None:
    text = cut(Path("a.md"), TEXT)
    assert text.title == "Titre"
    assert text.opening == "Avant."
    assert [(part.title, part.line) for part in text.sections] == [
        ("Une partie", 5),
        ("L’autre", 16),
    ]
    assert "pas un titre" in text.sections[0].body


def test_a_text_without_parts_is_all_opening() -> None:
    text = cut(Path("a.md"), "# Venez !\n\nC’est gratuit.\n")
    assert (text.title, text.opening, text.sections) == ("Venez !", "C’est gratuit.", ())


def test_headings_of_one_level_only() -> None:
    assert list(headings("# a\n## b\n### c\n", 3)) == [(3, "c")]


def test_same_title_ignores_spaces_and_case() -> None:
    assert same_title("Avant  l’atelier ") == same_title("avant l'atelier")
