"""Slips in Markdown texts."""

import re
from random import Random

from breaks.common import Break, Content, add, breaks, pick_unit, swap, value
from trousse.catalogue import sidecar


@breaks("section-missing")
def part_renamed(chance: Random, content: Content) -> Break:
    title = chance.choice(["Sans réseau", "Orienter", "Après l’atelier"])
    path = chance.choice(content.pages("animation"))
    made = swap(content, path, f"## {title}\n", "## Tout autre chose\n")
    return Break(made.changes, path, 1)


@breaks("running-order-mismatch")
def step_renamed(chance: Random, content: Content) -> Break:
    kit = pick_unit(chance, content, "workshops")
    title = chance.choice(kit.steps).title
    path = kit.folder / "animation.md"
    old = next(
        x
        for x in content.text(path).split("\n")
        if x.startswith("### ") and plain(title) in plain(x)
    )
    return swap(content, path, f"{old}\n", "### Tout autre chose\n")


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


@breaks("course-length")
def course_cut(chance: Random, content: Content) -> Break:
    path = chance.choice(content.pages("cours"))
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", content.text(path))
    kept = [line for line in text.split("\n") if line.startswith("#")]
    pictures_gone = dict.fromkeys(content.files.under(path.parent / "images"))
    others = "".join(
        content.text(p)
        for p in content.files.under(path.parent)
        if p != path and p.suffix in (".md", ".ipynb")
    )
    gone = {p: c for p, c in pictures_gone.items() if p.name not in others}
    return Break({path: ("\n\n".join(kept) + "\n").encode(), **gone}, path, 1)


@breaks("heading-jump")
def level_skipped(chance: Random, content: Content) -> Break:
    return add(content, chance.choice(content.pages("animation")), "#### Un détail\n\nTexte.")


@breaks("placeholder-left")
def something_to_fill_in(chance: Random, content: Content) -> Break:
    return add(content, chance.choice(content.pages("animation")), "À COMPLÉTER")


@breaks("image-missing")
def picture_renamed(chance: Random, content: Content) -> Break:
    picture = "![Une enveloppe et ses trois zones](images/absente.svg)"
    return add(content, chance.choice(content.pages("animation")), picture)


@breaks("image-without-text")
def picture_without_text(chance: Random, content: Content) -> Break:
    paths = [p for p in content.pages() if re.search(r"!\[[^\]]+\]\(images", content.text(p))]
    path = chance.choice(paths)
    found = re.search(r"!\[[^\]]+\]", content.text(path))
    assert found
    return swap(content, path, found[0], "![]")


@breaks("image-text-poor")
def picture_named_picture(chance: Random, content: Content) -> Break:
    paths = [p for p in content.pages() if re.search(r"!\[[^\]]+\]\(images", content.text(p))]
    path = chance.choice(paths)
    found = re.search(r"!\[[^\]]+\]", content.text(path))
    assert found
    return swap(content, path, found[0], chance.choice(["![Image 3]", "![schéma]", "![Photo]"]))


@breaks("link-broken")
def link_to_nothing(chance: Random, content: Content) -> Break:
    link = "Voir [le mode d’emploi](mode-d-emploi.md)."
    return add(content, chance.choice(content.pages("animation")), link)


@breaks("link-text-vague")
def click_here(chance: Random, content: Content) -> Break:
    said = chance.choice(["ici", "cliquez ici", "En savoir plus", "ce lien"])
    return add(
        content, chance.choice(content.pages("animation")), f"[{said}](https://www.cnil.fr/)"
    )


@breaks("block-unclosed")
def block_left_open(chance: Random, content: Content) -> Break:
    mark = chance.choice(["```", "::: note"])
    return add(content, chance.choice(content.pages("animation")), f"{mark}\nTexte.")


@breaks("table-ragged")
def cell_too_many(chance: Random, content: Content) -> Break:
    table = "| Qui | Quoi |\n|---|---|\n| Vous | Moi | Nous |"
    return add(content, chance.choice(content.pages("animation")), table, offset=2)


@breaks("note-undefined")
def note_forgotten(chance: Random, content: Content) -> Break:
    return add(content, chance.choice(content.pages("animation")), "Un fait de plus[^inconnue].")


@breaks("character-garbled")
def accents_broken(chance: Random, content: Content) -> Break:
    paths = [p for p in content.pages() if "é" in content.text(p)]
    return swap(content, chance.choice(paths), "é", chance.choice(["Ã©", "\ufffd"]))


@breaks("character-invisible")
def hidden_characters(chance: Random, content: Content) -> Break:
    mark = chance.choice("\u200b\u00ad\u202e\u2060\x07")
    return add(content, chance.choice(content.pages("animation")), f"Un mot{mark} et la suite.")


@breaks("middle-dot")
def middle_dots(chance: Random, content: Content) -> Break:
    word = chance.choice(["usager·ères", "conseiller·es", "tou·tes"])
    return add(content, chance.choice(content.pages("animation")), f"Les {word} arrivent.")


@breaks("phone-real")
def phone_of_somebody(chance: Random, content: Content) -> Break:
    number = chance.choice(["06 12 34 56 78", "01.42.68.53.00", "+33 6 12 34 56 78", "0612345678"])
    return add(content, chance.choice(content.pages("animation")), f"Appelez le {number}.")


@breaks("email-real")
def mail_of_somebody(chance: Random, content: Content) -> Break:
    host = chance.choice(["courrier-exemple.fr", "ma-ville.com", "asso.org"])
    return add(content, chance.choice(content.pages("animation")), f"Écrivez à jeanne@{host}.")


@breaks("domain-real")
def site_of_somebody(chance: Random, content: Content) -> Break:
    exercise = pick_unit(chance, content, "exercises")
    path = sidecar(exercise)
    return value(content, path, "summary", "Regarder www.mon-colis.fr, puis choisir.")


@breaks("objective-verb")
def objective_nobody_sees(chance: Random, content: Content) -> Break:
    unit = pick_unit(chance, content, "modules", "workshops")
    verb = chance.choice(["Comprendre", "Connaître", "Savoir", "Maîtriser"])
    return swap(content, sidecar(unit), "objectives:\n  - ", f"objectives:\n  - {verb} ", at=verb)


@breaks("learner-sentence-long")
def sentence_without_end(chance: Random, content: Content) -> Break:
    long = "Ouvrez le mot et lisez le nom du haut puis le mot du bas et le nom du bout de la fin."
    return add(content, chance.choice(content.pages("fiche")), long)


@breaks("learner-word-hard")
def word_nobody_says(chance: Random, content: Content) -> Break:
    word = chance.choice(["plateforme", "paramètres", "interface"])
    return add(content, chance.choice(content.pages("fiche")), f"Regardez la {word} du haut.")


@breaks("learner-text-hard")
def abstract_text(chance: Random, content: Content) -> Break:
    path = chance.choice(content.pages("affiche"))
    hard = "Administration électronique universellement particulièrement incompréhensible."
    text = content.text(path) + f"\n{hard}\n" * 40
    return Break({path: text.encode()}, path, 1)


@breaks("question-answer")
def answer_beyond_options(chance: Random, content: Content) -> Break:
    path = sidecar(pick_unit(chance, content, "workshops"))
    found = chance.choice(re.findall(r"    answer: \d", content.text(path)))
    return swap(content, path, found, "    answer: 9")


@breaks("html-raw")
def tag_left(chance: Random, content: Content) -> Break:
    tag = chance.choice(["<br>", "<b>mot</b>", '<img src="a.png">', "<center>"])
    return add(content, chance.choice(content.pages("animation")), f"Un mot {tag} et la suite.")


@breaks("emphasis-unclosed")
def stars_left_open(chance: Random, content: Content) -> Break:
    return add(content, chance.choice(content.pages("animation")), "Lisez **bien le mot du haut.")


@breaks("table-header-empty")
def columns_without_title(chance: Random, content: Content) -> Break:
    table = "|  |  |\n|---|---|\n| Vous | Moi |"
    return add(content, chance.choice(content.pages("animation")), table)


@breaks("learner-percent")
def share_in_figures(chance: Random, content: Content) -> Break:
    said = f"On lit cela {chance.randrange(10, 90)}\u202f% du temps."
    return add(content, chance.choice(content.pages("fiche")), said)


@breaks("learner-shouting")
def capitals_everywhere(chance: Random, content: Content) -> Break:
    return add(content, chance.choice(content.pages("fiche")), "LISEZ BIEN LE MOT DU HAUT.")


@breaks("brand-named")
def brand_as_example(chance: Random, content: Content) -> Break:
    brand = chance.choice(["Gmail", "WhatsApp", "Facebook", "YouTube"])
    return add(content, chance.choice(content.pages("fiche")), f"Ouvrez {brand}.")


@breaks("quotes-straight")
def straight_quotes(chance: Random, content: Content) -> Break:
    return add(content, chance.choice(content.pages("animation")), 'Dites "oui" à la personne.')


@breaks("heading-malformed")
def space_forgotten_after_hashes(chance: Random, content: Content) -> Break:
    return add(content, chance.choice(content.pages("animation")), "##Un détail")


@breaks("heading-jump")
def page_title_lost(chance: Random, content: Content) -> Break:
    path = chance.choice(content.pages("animation"))
    title = content.text(path).split("\n", 1)[0]
    made = swap(content, path, f"{title}\n\n", "")
    return Break(made.changes, path, 1)


@breaks("link-malformed")
def link_that_is_none(chance: Random, content: Content) -> Break:
    site = "https://www.cnil.fr/"
    said = chance.choice(
        [f"(le site)[{site}]", f"[le site] ({site})", "[le site]()", "[[la fiche]]",
         "![Une enveloppe ouverte](images/ma photo.png)"]
    )  # fmt: skip
    return add(content, chance.choice(content.pages("animation")), f"Voir {said} plus tard.")


@breaks("link-broken")
def link_to_lost_heading(chance: Random, content: Content) -> Break:
    link = chance.choice(["#une-partie-disparue", "fiche.md#une-partie-disparue"])
    return add(
        content, chance.choice(content.pages("animation")), f"Voir [cette partie-là]({link})."
    )


@breaks("image-missing")
def picture_elsewhere(chance: Random, content: Content) -> Break:
    place = chance.choice(
        ["https://images.example/e.png", "C:\\Photos\\e.png", "file:///home/e.png"]
    )
    picture = f"![Une enveloppe et ses trois zones]({place})"
    return add(content, chance.choice(content.pages("animation")), picture)


@breaks("list-malformed")
def block_glued_or_unmarked(chance: Random, content: Content) -> Break:
    block, offset = chance.choice(
        [("Apportez la fiche.\n- une carte\n- un crayon", 1), ("-une carte\n-un crayon", 0),
         ("• une carte\n• un crayon", 0), ("| Mot | Sens |\n| Objet | Sujet |", 0),
         ("Voici.\n| Mot | Sens |\n|---|---|\n| Objet | Sujet |", 1)]
    )  # fmt: skip
    return add(content, chance.choice(content.pages("animation")), block, offset=offset)


@breaks("number-real")
def number_of_somebody(chance: Random, content: Content) -> Break:
    number = chance.choice(
        ["FR76 3000 6000 0112 3456 7890 189", "732 829 320 00074", "4539 1488 0343 6467"]
    )
    return add(content, chance.choice(content.pages("animation")), f"Il note le {number}.")


@breaks("middle-dot")
def two_genders_in_one_word(chance: Random, content: Content) -> Break:
    word = chance.choice(["usager(e)s", "usager-e-s", "usager.e.s"])
    return add(content, chance.choice(content.pages("animation")), f"Les {word} arrivent.")


@breaks("character-garbled")
def capitals_broken(chance: Random, content: Content) -> Break:
    word = chance.choice(["Ã‰crivez", "Ã€ bientôt", "ÃŠtre"])
    return add(content, chance.choice(content.pages("animation")), f"{word} ici.")


@breaks("quotes-straight")
def english_quotes(chance: Random, content: Content) -> Break:
    return add(content, chance.choice(content.pages("animation")), "Dites “oui” à la personne.")


@breaks("text-not-formatted")
def small_slips(chance: Random, content: Content) -> Break:
    said = chance.choice(["Relisez  votre texte.", "Relisez , puis envoyez.", "Attendez..."])
    return add(content, chance.choice(content.pages("animation")), said)


@breaks("block-unclosed")
def code_block_open_from_the_start(chance: Random, content: Content) -> Break:
    path = chance.choice(content.pages("cours"))
    title = content.text(path).split("\n", 1)[0]
    return swap(content, path, f"{title}\n", f"{title}\n\n```\nUn exemple.\n", at="```")


@breaks("exercise-marks")
def bold_in_an_exercise(chance: Random, content: Content) -> Break:
    path = pick_unit(chance, content, "exercises").folder / "exercise.yml"
    line = chance.choice(re.findall(r"^    do: \w+ \w+ ", content.text(path), re.MULTILINE))
    *start, said = line.rstrip().split(" ")
    mark = chance.choice(["**{}**", "<b>{}</b>"]).format(said)
    return swap(content, path, line, " ".join([*start, mark, ""]))
