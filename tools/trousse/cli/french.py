"""Click in French.

Click takes its own words from gettext, which only reads compiled catalogues; these are few, so
they are translated here. Words that a later click adds simply stay in English.
"""

from typing import Any

import click

_WORDS = {
    "Usage:": "Usage :",
    "Commands": "Commandes",
    "Positional arguments": "Arguments",
    "Show this message and exit.": "Afficher cette aide.",
    "default: {default}": "par défaut : {default}",
    "No such command {name!r}.": "La commande « {name} » n’existe pas.",
    "No such option {name!r}.": "L’option « {name} » n’existe pas.",
    "Did you mean {possibility}?": "Vouliez-vous dire « {possibility} » ?",
    "(Did you mean one of: {possibilities}?)": "(Vouliez-vous dire : {possibilities} ?)",
    "Missing argument": "Il manque un argument",
    "Missing option": "Il manque l’option",
    "Missing parameter": "Il manque un paramètre",
    "Missing command.": "Il manque une commande.",
    "Invalid value: {message}": "Valeur refusée : {message}",
    "Invalid value for {param_hint}: {message}": "Valeur refusée pour {param_hint} : {message}",
    "{name} {filename!r} does not exist.": "{name} « {filename} » n’existe pas.",
    "{name} {filename!r} is a file.": "« {filename} » est un fichier, il faut un dossier.",
    "{name} {filename!r} is a directory.": "« {filename} » est un dossier, il faut un fichier.",
    "{name} {filename!r} is not readable.": "« {filename} » ne peut pas être lu.",
    "{name} {filename!r} is not writable.": "« {filename} » ne peut pas être modifié.",
    "file": "fichier",
    "directory": "dossier",
    "path": "chemin",
    "{value!r} is not a valid {number_type}.": "« {value} » n’est pas un nombre.",
    "{value!r} is not {choice}.": "« {value} » ne convient pas ; il faut {choice}.",
    "{value!r} is not one of {choices}.": "« {value} » ne convient pas ; au choix : {choices}.",
    "{value} is not in the range {range}.": "{value} n’est pas dans l’intervalle {range}.",
    "Option {name!r} requires an argument.": "L’option « {name} » attend une valeur.",
    "Option {name!r} does not take a value.": "L’option « {name} » n’attend pas de valeur.",
    "Got unexpected extra argument ({args})": "Argument en trop : {args}",
    "Got unexpected extra arguments ({args})": "Arguments en trop : {args}",
}


def translate_click() -> None:
    """Make click speak French in this process."""
    for module in (click.core, click.decorators, click.exceptions, click.formatting,
                   click.parser, click.types):  # fmt: skip
        words: Any = module
        words._ = _translate
        if hasattr(words, "ngettext"):
            words.ngettext = _translate_number


def _translate(message: str) -> str:
    return _WORDS.get(message, message)


def _translate_number(one: str, many: str, number: int) -> str:
    return _translate(one if number < 2 else many)  # French: 0 and 1 are singular
