"""The scene of the mailbox."""

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from trousse.catalogue.base import Text, closed
from trousse.catalogue.scenes.common import Address, Key, Keys, Named


@closed
class Me(TypedDict):
    """Whose mailbox it is."""

    name: Text
    email: Address


@closed
class Person(TypedDict):
    """Somebody who writes, or to whom one writes."""

    key: Key
    name: Text
    email: Address


@closed
class Paper(TypedDict):
    """A document of the mailbox; one's own can be attached."""

    key: Key
    name: Annotated[Text, Field(description="Nom du fichier")]
    title: Text
    text: Text
    mine: NotRequired[
        Annotated[bool, Field(description="true : c’est le mien, je peux le joindre")]
    ]


@closed
class MessageLink(TypedDict):
    """A link in a message, and the invented page it opens."""

    label: Text
    address: Address
    page: Text


@closed
class Cue(TypedDict):
    """What gives a message away, or shows that it is true."""

    kind: Text
    text: Text


# « from » is a Python word: only this form of TypedDict can name it.
Message = TypedDict(
    "Message",
    {
        "key": Key,
        "from": Annotated[Key, Field(description="Clé de la personne qui écrit")],
        "date": Text,
        "subject": Text,
        "body": Text,
        "to": NotRequired[Keys],
        "cc": NotRequired[Keys],
        "attachments": NotRequired[Annotated[Keys, Field(description="Clés de documents")]],
        "folder": NotRequired[Key],
        "read": NotRequired[bool],
        "newsletter": NotRequired[bool],
        "link": NotRequired[MessageLink],
        "truth": NotRequired[Literal["vrai", "faux"]],
        "fit": NotRequired[Annotated[Text, Field(description="À quel point il paraît vrai")]],
        "channel": NotRequired[Annotated[Key, Field(description="Où le signaler")]],
        "cues": NotRequired[tuple[Cue, ...]],
    },
)
closed(Message)


@closed
class Folder(TypedDict):
    """A folder besides those of every mailbox."""

    key: Key
    name: Text


@closed
class MailboxScene(TypedDict):
    """A mailbox: who one is, who writes, what has come."""

    me: Me
    people: tuple[Person, ...]
    contacts: NotRequired[Annotated[Keys, Field(description="Personnes du carnet d’adresses")]]
    folders: NotRequired[tuple[Folder, ...]]
    messages: tuple[Message, ...]
    documents: NotRequired[tuple[Paper, ...]]
    channels: NotRequired[Annotated[tuple[Named, ...], Field(description="Où l’on signale")]]
    triage: NotRequired[Annotated[bool, Field(description="true : on demande vrai ou faux")]]
