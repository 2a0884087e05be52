"""The scene of the mailbox."""

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from trousse.catalogue.base import Text, closed
from trousse.catalogue.scenes.common import Address, Content, Key, Keys, Name, Named, Title


@closed
class Me(TypedDict):
    """Whose mailbox it is."""

    name: Name
    email: Address


@closed
class Person(TypedDict):
    """Somebody who writes, or to whom one writes."""

    key: Key
    name: Name
    email: Address


@closed
class Paper(TypedDict):
    """A document of the mailbox; one's own can be attached."""

    key: Key
    name: Annotated[Text, Field(description="Nom du fichier")]
    title: Title
    text: Content
    mine: NotRequired[
        Annotated[bool, Field(description="true : c’est le mien, je peux le joindre")]
    ]


@closed
class MessageLink(TypedDict):
    """A link in a message, and the invented page it opens."""

    label: Annotated[Text, Field(description="Mots du lien")]
    address: Address
    page: Annotated[Text, Field(description="Ce que montre la page inventée")]


@closed
class Cue(TypedDict):
    """What gives a message away, or shows that it is true."""

    kind: Annotated[Text, Field(description="Sorte d’indice (adresse, urgence, lien…)")]
    text: Content


# « from » is a Python word: only this form of TypedDict can name it.
Message = TypedDict(
    "Message",
    {
        "key": Key,
        "from": Annotated[Key, Field(description="Clé de la personne qui écrit")],
        "date": Annotated[Text, Field(description="Jour et heure, en toutes lettres")],
        "subject": Annotated[Text, Field(description="Objet du message")],
        "body": Annotated[Text, Field(description="Texte du message")],
        "to": NotRequired[Annotated[Keys, Field(description="À qui (clés ; me : la personne)")]],
        "cc": NotRequired[Annotated[Keys, Field(description="En copie (clés)")]],
        "attachments": NotRequired[Annotated[Keys, Field(description="Clés de documents")]],
        "folder": NotRequired[Annotated[Key, Field(description="Dossier où il est rangé")]],
        "read": NotRequired[Annotated[bool, Field(description="true : déjà lu")]],
        "newsletter": NotRequired[
            Annotated[bool, Field(description="true : on peut s’en désabonner")]
        ],
        "link": NotRequired[Annotated[MessageLink, Field(description="Lien du message")]],
        "truth": NotRequired[
            Annotated[Literal["vrai", "faux"], Field(description="vrai message, ou faux")]
        ],
        "fit": NotRequired[Annotated[Text, Field(description="À quel point il paraît vrai")]],
        "channel": NotRequired[Annotated[Key, Field(description="Où le signaler")]],
        "cues": NotRequired[Annotated[tuple[Cue, ...], Field(description="Indices à repérer")]],
    },
)
closed(Message)


@closed
class Folder(TypedDict):
    """A folder besides those of every mailbox."""

    key: Key
    name: Name


@closed
class MailboxScene(TypedDict):
    """A mailbox: who one is, who writes, what has come."""

    me: Annotated[Me, Field(description="À qui est la boîte")]
    people: Annotated[
        tuple[Person, ...], Field(description="Personnes qui écrivent, ou à qui l’on écrit")
    ]
    contacts: NotRequired[Annotated[Keys, Field(description="Personnes du carnet d’adresses")]]
    folders: NotRequired[Annotated[tuple[Folder, ...], Field(description="Dossiers en plus")]]
    messages: Annotated[
        tuple[Message, ...], Field(description="Messages, du plus récent au plus ancien")
    ]
    documents: NotRequired[
        Annotated[tuple[Paper, ...], Field(description="Documents joints ou à joindre")]
    ]
    channels: NotRequired[Annotated[tuple[Named, ...], Field(description="Où l’on signale")]]
    triage: NotRequired[Annotated[bool, Field(description="true : on demande vrai ou faux")]]
