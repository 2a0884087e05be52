"""What learners read is written for them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from trousse.catalogue import Exercise, Location, Term, Workshop, sidecar
from trousse.validation.corpus import Corpus
from trousse.validation.language import reading_ease, sentences, words
from trousse.validation.registry import Found, rule

LONGEST_SENTENCE = 15
LEAST_EASE = 70
ENOUGH_WORDS = 80  # a formula of reading ease says nothing of a few words
_SHEETS = ("fiche.md", "affiche.md")


@dataclass(frozen=True)
class LearnerText:
    """A text a learner reads and the place of each of its sentences."""

    document: Location
    sentences: tuple[tuple[Location, str], ...]


@lru_cache(maxsize=1)
def _texts(corpus: Corpus) -> tuple[LearnerText, ...]:
    """Return what learners read; several rules look at it in turn."""
    return tuple(_learner_texts(corpus))


def _learner_texts(corpus: Corpus) -> Iterator[LearnerText]:
    for exercise in corpus.catalogue.exercises.values():
        if not corpus.is_draft(exercise):
            yield _exercise_text(corpus, exercise)
    for workshop in corpus.catalogue.workshops.values():
        for name in _SHEETS if not corpus.is_draft(workshop) else ():
            yield from _sheet(corpus, workshop, name)


def _sheet(corpus: Corpus, workshop: Workshop, name: str) -> Iterator[LearnerText]:
    page = corpus.page(workshop.folder / name)
    if page is not None:
        told = corpus.kept("sentences", page.path, lambda: list(sentences(page.text)))
        found = ((Location(page.path, line), said) for line, said in told)
        yield LearnerText(Location(page.path), tuple(found))


def _exercise_text(corpus: Corpus, exercise: Exercise) -> LearnerText:
    path = sidecar(exercise)
    told = corpus.kept("sentences", path, partial(_exercise_sentences, corpus, exercise))
    found = ((Location(path, line, column), said) for line, column, said in told)
    return LearnerText(corpus.catalogue.location(exercise), tuple(found))


def _exercise_sentences(corpus: Corpus, exercise: Exercise) -> list[tuple[int, int, str]]:
    return [
        (_line(place, text, number), place.column, said)
        for keys, text in _spoken(exercise)
        for place in (corpus.catalogue.location(exercise, *keys),)
        for number, said in sentences(text)
    ]


def _line(key: Location, text: str, number: int) -> int:
    """Return the line of the file that holds line `number` of `text`: a block follows its key."""
    return key.line + (number if "\n" in text.strip() else 0)


def _spoken(exercise: Exercise) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield each text of an exercise that the learner reads, with its keys."""
    for key in ("summary", "objective", "story", "success"):
        yield (key,), getattr(exercise, key)
    parts = (("steps", ("do", "where", "why")), ("mistakes", ("message",)), ("example", ("say",)))
    for name, fields in parts:
        for index, part in enumerate(getattr(exercise, name)):
            for one in fields:
                yield (name, index, one), str(part.get(one, ""))
    for index, hint in enumerate(exercise.hints):
        yield from _list(("hints", index, "levels"), hint.get("levels", ()))
    yield from _list(("card", "lines"), exercise.card.get("lines", ()))


def _list(keys: tuple[str | int, ...], texts: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for index, text in enumerate(texts):
        yield (*keys, index), str(text)


@rule(
    "learner-sentence-long",
    title=f"Une phrase pour débutants a {LONGEST_SENTENCE} mots au plus.",
    why="Une idée par phrase : c’est la règle la plus utile à qui lit avec effort.",
    bad="Après avoir ouvert le message que vous venez de recevoir, cherchez le bouton Répondre, "
    "qui est en bas.",
    good="Ouvrez le message reçu. Cherchez en bas le bouton Répondre.",
)
def learner_sentences_are_short(corpus: Corpus) -> Iterator[Found]:
    """Report sentences that are too long for somebody who reads with effort."""
    for text in _texts(corpus):
        for place, said in text.sentences:
            count = len(words(said))
            if count > LONGEST_SENTENCE:
                yield (
                    place,
                    f"Cette phrase a {count} mots : « {said[:60]}… »",
                    f"Faites-en deux, de {LONGEST_SENTENCE} mots au plus.",
                )


@rule(
    "learner-word-hard",
    title="Un mot difficile est remplacé par un mot de tous les jours.",
    why="Un mot inconnu arrête la lecture et donne l’impression de ne pas être à sa place.",
    bad="Sélectionnez un contact.",
    good="Choisissez une personne.",
)
def learner_words_are_common(corpus: Corpus) -> Iterator[Found]:
    """Report words of the project's own list, unless the text explains them in brackets."""
    hard = _own_terms(corpus, "mots-difficiles")
    for text in _texts(corpus):
        for place, said in text.sentences:
            for word in _common_words(said):
                plain = word.split("’")[-1].lower()
                if plain in hard and "(" not in said:
                    instead = hard[plain].label
                    yield place, f"« {plain} » est difficile.", f"Dites plutôt : {instead}."


def _own_terms(corpus: Corpus, name: str) -> Mapping[str, Term]:
    """Return the terms of one of the project's own lists; none when it has no such list."""
    home = corpus.catalogue.frameworks.get("trousse")
    return home.lists[name].terms if home and name in home.lists else {}


def _common_words(said: str) -> list[str]:
    """Return the words of a sentence but proper names (« Signal Spam »)."""
    first, *others = words(said)
    return [first, *(word for word in others if not word[0].isupper())]


@rule(
    "brand-named",
    title="Une marque n’est pas prise en exemple devant les débutants.",
    why="Le geste s’apprend sur un service inventé ; le vrai change, et n’est pas à tout le monde.",
    bad="Ouvrez Gmail.",
    good="Ouvrez votre boîte aux lettres.",
)
def brands_are_not_examples(corpus: Corpus) -> Iterator[Found]:
    """Report the brands of the project's own list in what learners read."""
    brands = _own_terms(corpus, "marques")
    for text in _texts(corpus):
        for place, said in text.sentences:
            for word in words(said):
                plain = word.split("’")[-1].casefold()
                if plain in brands:
                    yield place, f"« {word} » est une marque.", f"Dites : {brands[plain].label}."


@rule(
    "learner-percent",
    title="Un texte pour débutants n’a pas de pourcentage.",
    why="« 80 % » demande un calcul ; « huit personnes sur dix » se voit.",
    bad="80 % des messages sont faux.",
    good="Huit messages sur dix sont faux.",
)
def learners_meet_no_percentage(corpus: Corpus) -> Iterator[Found]:
    """Report percentages in what learners read."""
    for text in _texts(corpus):
        for place, said in text.sentences:
            if _PERCENT.search(said):
                yield place, f"Cette phrase a un pourcentage : « {said[:60]} »", _OUT_OF_TEN


_PERCENT = re.compile(r"\d[\s\u00a0\u202f]?(?:%|pour[ -]cents?\b)")
_OUT_OF_TEN = "Dites-le en personnes : « huit personnes sur dix »."


@rule(
    "learner-shouting",
    title="Un texte pour débutants n’est pas écrit en capitales.",
    why="Les capitales se lisent moins bien, et un lecteur d’écran peut les épeler.",
    bad="LISEZ BIEN LE MESSAGE.",
    good="Lisez bien le message.",
)
def learners_are_not_shouted_at(corpus: Corpus) -> Iterator[Found]:
    """Report runs of words in capitals in what learners read."""
    for text in _texts(corpus):
        for place, said in text.sentences:
            if _SHOUTED.search(said):
                yield place, f"Cette phrase crie : « {said[:60]} »", "Écrivez-la en minuscules."


_SHOUTED = re.compile(
    r"\b[A-ZÀ-Ý]{3,}(?:[ ’'-]+[A-ZÀ-Ý]{2,}){2,}\b|\b[A-ZÀ-Ý]{5,}[ ’'-]+[A-ZÀ-Ý]{5,}\b"
)


@rule(
    "exercise-marks",
    title="Le texte d’un exercice est écrit sans balise ni étoiles.",
    why="L’exercice le montre tel quel : on lirait « <b>Ouvrez</b> » ou « **Ouvrez** ».",
    bad="do: Appuyez sur **Répondre**.",
    good="do: Appuyez sur Répondre.",
)
def exercises_are_plain_text(corpus: Corpus) -> Iterator[Found]:
    """Report HTML and Markdown marks in what an exercise says."""
    for exercise in corpus.catalogue.exercises.values():
        path = sidecar(exercise)
        for line, column, mark in corpus.kept("marks", path, partial(_marks, corpus, exercise)):
            place = Location(path, line, column)
            yield place, f"« {mark} » s’affichera tel quel.", "Retirez ces marques."


def _marks(corpus: Corpus, exercise: Exercise) -> list[tuple[int, int, str]]:
    return [
        (_line(place, text, number), place.column, found[0])
        for keys, text in _spoken(exercise)
        for place in (corpus.catalogue.location(exercise, *keys),)
        for number, line in enumerate(text.split("\n"), start=1)
        for found in [_MARKUP.search(line)]
        if found
    ]


_MARKUP = re.compile(r"</?[a-zA-Z][^<>\n]*>|&(?:#\d+|[a-z]+);|\*\*[^*]+\*\*|`[^`]+`|\]\([^)]*\)")


@rule(
    "learner-text-hard",
    title=f"Un texte pour débutants a une facilité de lecture d’au moins {LEAST_EASE}.",
    why="La formule compte les mots par phrase et les syllabes par mot.",
    bad="un texte de longues phrases et de mots abstraits",
    good="des phrases courtes, des mots courts",
)
def learner_texts_are_easy(corpus: Corpus) -> Iterator[Found]:
    """Report documents whose reading ease is too low."""
    for text in _texts(corpus):
        whole = "\n".join(said if said[-1] in ".!?…" else f"{said}." for _, said in text.sentences)
        if len(words(whole)) >= ENOUGH_WORDS and (ease := _ease(corpus, whole)) < LEAST_EASE:
            yield (
                text.document,
                f"La facilité de lecture est de {ease:.0f} sur 100.",
                f"Raccourcissez phrases et mots pour dépasser {LEAST_EASE}.",
            )


def _ease(corpus: Corpus, text: str) -> float:
    return float(corpus.memo("ease", text, lambda: reading_ease(text)))
