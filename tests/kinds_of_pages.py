"""Every kind of page of the resource centre, with the addresses of its pages."""

from pathlib import Path

KINDS = {
    "accueil": "",
    "catalogue": "ateliers/",
    "kit": "ateliers/*/",
    "fiche": "ateliers/*/fiche/",
    "animation": "ateliers/*/animation/",
    "diaporama": "ateliers/*/diaporama/",
    "exercices": "exercices-autonomes/",
    "parcours": "parcours/",
    "un-parcours": "parcours/*/",
    "modules": "modules/",
    "module": "modules/*/",
    "cours": "modules/*/cours/",
    "deroule": "modules/*/deroule/",
    "activite": "modules/*/activite/",
    "evaluation": "modules/*/evaluation/",
    "competences": "competences/",
    "referentiel": "competences/*/",
    "texte": "accessibilite/",
    "glossaire": "glossaire/",
    "decision": "decisions/*/",
    "nouveautes": "nouveautes/",
    "regles": "regles/",
    "donnees": "api/",
    "recherche": "recherche/",
    "plan": "plan-du-site/",
    "exercice": "exercices-autonomes/*/*/",
    "decisions": "decisions/",
    "mentions": "mentions-legales/",
    "emporter": "emporter/",
}


def addresses(built: Path, pattern: str) -> list[str]:
    """Return the pages of a kind, as addresses from the site's root."""
    if "*" not in pattern:
        return [pattern]
    found = sorted(built.glob(f"{pattern}index.html"))
    return [f"{path.parent.relative_to(built).as_posix()}/" for path in found]
