"""The documents of a kit: where each stands, from which template, in which forms."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Document:
    """One text of a kit and its forms (pdf, odt, docx, pptx, html)."""

    name: str
    place: str
    template: str
    forms: tuple[str, ...]
    layout: str = "document.typ"
    register: str = "adviser"
    values: dict[str, object] = field(default_factory=dict)

    @property
    def slides(self) -> bool:
        """Whether this is the deck."""
        return self.layout == "diaporama.typ"

    def path(self, form: str) -> str:
        """Where `form` stands in the kit."""
        return f"{self.place}/{self.name}.{form}"


_PRINT_AND_EDIT = ("pdf", "odt", "docx")

DOCUMENTS = (
    Document("fiche-animateur", "1-animer", "fiche-animateur.md.j2", _PRINT_AND_EDIT),
    Document(
        "fiche-participant",
        "2-distribuer",
        "fiche-participant.md.j2",
        _PRINT_AND_EDIT,
        register="apprenant",
        values={"notes": False},
    ),
    Document(
        "fiche-participant-notes",
        "2-distribuer",
        "fiche-participant.md.j2",
        _PRINT_AND_EDIT,
        register="apprenant",
        values={"notes": True},
    ),
    Document(
        "diaporama",
        "3-projeter",
        "diaporama.md.j2",
        ("pdf", "pptx", "html"),
        layout="diaporama.typ",
    ),
    Document("affiche", "4-annoncer", "affiche.md.j2", ("pdf",), layout="affiche.typ"),
    Document("presence-sans-noms", "5-suivre", "presence-comptage.md.j2", ("pdf", "odt")),
    Document("feuille-emargement", "5-suivre", "presence-signee.md.j2", ("pdf", "odt")),
    Document("evaluation", "5-suivre", "evaluation.md.j2", ("pdf", "odt"), register="apprenant"),
    Document("bilan", "5-suivre", "bilan.md.j2", ("pdf", "odt")),
)
