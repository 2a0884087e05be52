"""The scene of the CV builder."""

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from trousse.catalogue.base import Text, closed
from trousse.catalogue.scenes.common import Address, Content, Key, Name, Title


@closed
class Notes(TypedDict):
    """What a person said, in their words."""

    name: Name
    text: Content
    title: NotRequired[Title]
    folded: NotRequired[Annotated[bool, Field(description="true : replié au départ")]]


@closed
class CvEntry(TypedDict):
    """A job, a lived experience or a training."""

    key: NotRequired[Key]
    kind: NotRequired[Annotated[Text, Field(description="Sorte de vécu")]]
    what: Annotated[Text, Field(description="Quoi")]
    where: NotRequired[Annotated[Text, Field(description="Où")]]
    when: NotRequired[Annotated[Text, Field(description="Quand")]]
    unsure: NotRequired[Annotated[bool, Field(description="true : la date n’est pas sûre")]]
    tasks: NotRequired[
        Annotated[Text, Field(description="Ce que l’on y faisait, une ligne par tâche")]
    ]


@closed
class CvLanguage(TypedDict):
    """A language and how well one speaks it."""

    key: NotRequired[Key]
    language: Annotated[Text, Field(description="Langue")]
    level: NotRequired[Annotated[Text, Field(description="Niveau")]]


@closed
class Cv(TypedDict, total=False):
    """A CV already begun; what is not said is empty."""

    name: Name
    title: Title
    phone: Annotated[Text, Field(description="Téléphone")]
    email: Address
    town: Annotated[Text, Field(description="Ville")]
    licences: Annotated[Text, Field(description="Permis")]
    availability: Annotated[Text, Field(description="Disponibilité")]
    jobs: Annotated[tuple[CvEntry, ...], Field(description="Emplois")]
    life: Annotated[tuple[CvEntry, ...], Field(description="Vécu")]
    training: Annotated[tuple[CvEntry, ...], Field(description="Formations")]
    skills: Annotated[tuple[Text, ...], Field(description="Compétences")]
    languages: Annotated[tuple[CvLanguage, ...], Field(description="Langues")]
    mobility: Annotated[tuple[Text, ...], Field(description="Déplacements")]


@closed
class OfferLine(TypedDict):
    """A line of an offer, that can be marked."""

    key: Key
    text: Content


@closed
class Offer(TypedDict):
    """A job offer."""

    title: Title
    lines: Annotated[tuple[OfferLine, ...], Field(description="Lignes de l’offre")]


@closed
class CvFile(TypedDict):
    """A file one can open."""

    key: Key
    name: Name
    note: Annotated[Text, Field(description="Ce que l’on dit du fichier")]
    cv: Annotated[Cv, Field(description="Le CV déjà commencé")]


@closed
class CvScene(TypedDict):
    """The CV builder: whose CV it is, what it starts from, which parts are shown."""

    owner: NotRequired[Annotated[Text, Field(description="De qui est le CV")]]
    own: NotRequired[Annotated[bool, Field(description="true : chacun écrit le sien")]]
    parts: NotRequired[Annotated[tuple[Text, ...], Field(description="Parties montrées")]]
    start: NotRequired[Annotated[Text, Field(description="Partie ouverte au départ")]]
    ending: NotRequired[
        Annotated[
            Literal["finish", "take"], Field(description="finish : on finit ; take : on emporte")
        ]
    ]
    verify: NotRequired[Annotated[bool, Field(description="false : sans les remarques de la fin")]]
    notes: NotRequired[Annotated[Notes, Field(description="Ce que la personne a dit")]]
    cv: NotRequired[Annotated[Cv, Field(description="Le CV déjà commencé")]]
    offer: NotRequired[Annotated[Offer, Field(description="Une offre d’emploi")]]
    files: NotRequired[
        Annotated[tuple[CvFile, ...], Field(description="Fichiers que l’on peut ouvrir")]
    ]
