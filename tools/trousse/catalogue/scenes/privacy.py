"""The scenes of the privacy desks."""

from typing import Annotated, Literal, NotRequired, TypeAlias

from pydantic import Field
from typing_extensions import TypedDict

from trousse.catalogue.base import Text, Whole, closed
from trousse.catalogue.scenes.common import Address, Key, Keys, Named

Tone = Annotated[
    Literal["calm", "care"], Field(description="calm : sans risque ; care : attention")
]
Allowance = Literal["refuse", "once", "using", "always"]


@closed
class AskingApp(TypedDict):
    """The application that asks for permissions."""

    name: Text
    icon: NotRequired[Text]
    page: Text


@closed
class PermissionRequest(TypedDict):
    """A permission asked for; `given` is the answer of one that was given before."""

    key: Key
    icon: NotRequired[Text]
    name: Text
    asks: Text
    reason: Text
    explain: Text
    notes: NotRequired[Annotated[dict[Allowance, Text], Field(description="Ce qui suit un choix")]]
    choices: NotRequired[tuple[Allowance, ...]]
    given: NotRequired[Allowance]


@closed
class PermissionEffect(TypedDict):
    """What the application can say, once a choice was made."""

    request: Key
    choice: Allowance | tuple[Allowance, ...]
    text: Text
    tone: NotRequired[Tone]


@closed
class PermissionsScene(TypedDict):
    """An application asks for permissions, one after the other."""

    desk: Literal["permissions"]
    owner: Text
    app: AskingApp
    requests: tuple[PermissionRequest, ...]
    effects: NotRequired[tuple[PermissionEffect, ...]]


@closed
class BannerButton(TypedDict):
    """A button of a banner."""

    key: Key
    label: Text
    look: NotRequired[Literal["main", "plain", "discreet"]]
    does: Literal["accept", "refuse", "settings", "save", "close"]
    top: NotRequired[bool]


@closed
class Purpose(TypedDict):
    """What cookies are for."""

    key: Key
    name: Text
    explain: Text
    locked: NotRequired[bool]
    ticked: NotRequired[bool]
    effect: NotRequired[Text]
    tone: NotRequired[Tone]


@closed
class Site(TypedDict):
    """A site and its banner."""

    key: Key
    name: Text
    title: Text
    address: Address
    page: Text
    banner_title: Text
    banner_text: Text
    layout: NotRequired[Literal["even", "trap"]]
    buttons: tuple[BannerButton, ...]
    panel_title: NotRequired[Text]
    panel_text: NotRequired[Text]
    panel_buttons: NotRequired[tuple[BannerButton, ...]]
    purposes: tuple[Purpose, ...]


@closed
class BannerScene(TypedDict):
    """Sites that ask about cookies, honestly or not."""

    desk: Literal["banner"]
    sites: Annotated[tuple[Site, ...], Field(min_length=1)]


@closed
class Viewer(TypedDict):
    """Somebody who looks at one's page."""

    key: Key
    name: Text
    who: Text


@closed
class SettingChoice(TypedDict):
    """A choice of a setting."""

    key: Key
    name: Text
    help: Text
    note: NotRequired[Text]


@closed
class Setting(TypedDict):
    """A setting of a network."""

    key: Key
    name: Text
    value: Annotated[Key, Field(description="Choix fait au départ")]
    explain: Text
    choices: tuple[SettingChoice, ...]


@closed
class ProfileItem(TypedDict):
    """Something on one's page; a setting says who sees it."""

    key: Key
    text: Text
    kind: NotRequired[Text]
    setting: NotRequired[Key]
    seen: NotRequired[Annotated[dict[Key, Keys], Field(description="Vu par qui, avec quels choix")]]


@closed
class NetworkScene(TypedDict):
    """The settings of a social network, and one's page as others see it."""

    desk: Literal["network"]
    network: Text
    owner: Text
    viewers: tuple[Viewer, ...]
    settings: tuple[Setting, ...]
    profile: tuple[ProfileItem, ...]


@closed
class Sample(TypedDict):
    """A password to compare."""

    key: Key
    text: Text
    why: Text


@closed
class PasswordScene(TypedDict):
    """A password for an invented person."""

    desk: Literal["password"]
    owner: Text
    account: Text
    about: NotRequired[Annotated[tuple[Text, ...], Field(description="Mots qui la concernent")]]
    seen: NotRequired[Annotated[tuple[Text, ...], Field(description="Phrases déjà connues")]]
    samples: tuple[Sample, ...]
    book: Annotated[tuple[Text, ...], Field(description="Mots que le livre donne, dans l’ordre")]
    places: tuple[Named, ...]


@closed
class SigninSite(TypedDict):
    """The site one signs in to."""

    name: Text
    address: Address
    identifier: Text
    ask: Text
    unknown: Text
    inside_title: Text
    inside: Text


PhoneMessage = TypedDict(
    "PhoneMessage",
    {
        "key": Key,
        "from": Text,
        "when": Text,
        "text": Text,
        "code": NotRequired[Text],
        "role": NotRequired[Literal["good", "old", "other"]],
        "after": NotRequired[Literal["code", "inside"]],
        "tail": NotRequired[Text],
        "link": NotRequired[Text],
    },
)
closed(PhoneMessage)


@closed
class Reply(TypedDict):
    """Something one can say on the phone."""

    key: Key
    label: Text
    says: NotRequired[Text]
    ends: NotRequired[bool]
    then: NotRequired[Text]


@closed
class CallIn(TypedDict):
    """The call that comes."""

    after: Literal["code", "inside"]
    shown: Text
    ignored: NotRequired[Text]
    says: Text
    replies: tuple[Reply, ...]


@closed
class PhoneNumber(TypedDict):
    """A number one can call."""

    key: Key
    name: Text
    number: Text
    then: NotRequired[Text]


@closed
class SigninScene(TypedDict):
    """Signing in with a code, then a call that asks for one."""

    desk: Literal["signin"]
    owner: Text
    site: SigninSite
    messages: tuple[PhoneMessage, ...]
    call_in: CallIn
    numbers: tuple[PhoneNumber, ...]


Number = Whole | float
Numbers: TypeAlias = tuple[Number, ...]


@closed
class PhotoShape(TypedDict):
    """A shape of the drawing that stands for a photo, as in SVG."""

    rect: NotRequired[Annotated[Numbers, Field(description="x, y, largeur, hauteur")]]
    circle: NotRequired[Annotated[Numbers, Field(description="x, y, rayon")]]
    path: NotRequired[Text]
    round: NotRequired[Number]
    fill: NotRequired[Text]
    stroke: NotRequired[Text]
    width: NotRequired[Number]


@closed
class Photo(TypedDict):
    """The drawing that stands for a photo."""

    alt: Annotated[Text, Field(description="Ce que l’on y voit, pour qui ne la voit pas")]
    width: Number
    height: Number
    shapes: tuple[PhotoShape, ...]


@closed
class PostPiece(TypedDict):
    """A piece of the text; `detail` is what it tells about somebody."""

    text: Text
    detail: NotRequired[Key]


@closed
class Detail(TypedDict):
    """Something the photo or the text tells; `area` is where, on the photo."""

    key: Key
    name: Text
    area: NotRequired[Annotated[Numbers, Field(description="x, y, largeur, hauteur")]]
    tells: Text
    tone: NotRequired[Tone]


@closed
class Audience(TypedDict):
    """Who will read the post."""

    key: Key
    name: Text
    help: Text
    after: Text


@closed
class PostScene(TypedDict):
    """A photo and a text about to be shared."""

    desk: Literal["post"]
    network: Text
    owner: Text
    photo: Photo
    text: tuple[PostPiece, ...]
    details: tuple[Detail, ...]
    reader: NotRequired[Key]
    audiences: tuple[Audience, ...]
