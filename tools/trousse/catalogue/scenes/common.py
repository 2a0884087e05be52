"""What the scenes of several apps are made of."""

from typing import Annotated, TypeAlias

from pydantic import Field
from typing_extensions import TypedDict

from trousse.catalogue.base import Text, closed

Key = Annotated[str, Field(pattern=r"^[\w-]+$", description="Nom court, cité ailleurs")]
Keys: TypeAlias = tuple[Key, ...]
Address = Annotated[Text, Field(description="Adresse, qui finit par .example ou .test")]


@closed
class Named(TypedDict):
    """Something one can choose, with a line of help."""

    key: Key
    name: Text
    help: Text
