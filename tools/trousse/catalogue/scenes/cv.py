"""The scene of the CV builder."""

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from trousse.catalogue.base import Text, closed
from trousse.catalogue.scenes.common import Address, Key


@closed
class Notes(TypedDict):
    """What a person said, in their words."""

    name: Text
    text: Text
    title: NotRequired[Text]
    folded: NotRequired[bool]


@closed
class CvEntry(TypedDict):
    """A job, a lived experience or a training."""

    key: NotRequired[Key]
    kind: NotRequired[Text]
    what: Text
    where: NotRequired[Text]
    when: NotRequired[Text]
    unsure: NotRequired[bool]
    tasks: NotRequired[Text]


@closed
class CvLanguage(TypedDict):
    """A language and how well one speaks it."""

    key: NotRequired[Key]
    language: Text
    level: NotRequired[Text]


@closed
class Cv(TypedDict, total=False):
    """A CV already begun; what is not said is empty."""

    name: Text
    title: Text
    phone: Text
    email: Address
    town: Text
    licences: Text
    availability: Text
    jobs: tuple[CvEntry, ...]
    life: tuple[CvEntry, ...]
    training: tuple[CvEntry, ...]
    skills: tuple[Text, ...]
    languages: tuple[CvLanguage, ...]
    mobility: tuple[Text, ...]


@closed
class OfferLine(TypedDict):
    """A line of an offer, that can be marked."""

    key: Key
    text: Text


@closed
class Offer(TypedDict):
    """A job offer."""

    title: Text
    lines: tuple[OfferLine, ...]


@closed
class CvFile(TypedDict):
    """A file one can open."""

    key: Key
    name: Text
    note: Text
    cv: Cv


@closed
class CvScene(TypedDict):
    """The CV builder: whose CV it is, what it starts from, which parts are shown."""

    owner: NotRequired[Text]
    own: NotRequired[Annotated[bool, Field(description="true : chacun écrit le sien")]]
    parts: NotRequired[Annotated[tuple[Text, ...], Field(description="Parties montrées")]]
    start: NotRequired[Annotated[Text, Field(description="Partie ouverte au départ")]]
    ending: NotRequired[Literal["finish", "take"]]
    verify: NotRequired[Annotated[bool, Field(description="false : sans les remarques de la fin")]]
    notes: NotRequired[Notes]
    cv: NotRequired[Cv]
    offer: NotRequired[Offer]
    files: NotRequired[tuple[CvFile, ...]]
