"""What the scenes of several apps are made of."""

from typing import Annotated, TypeAlias

from pydantic import Field
from typing_extensions import TypedDict

from trousse.catalogue.base import Text, closed

Key = Annotated[str, Field(pattern=r"^[\w-]+$", description="Nom court, cité ailleurs")]
Keys: TypeAlias = tuple[Key, ...]
Name = Annotated[Text, Field(description="Nom, tel qu’on le lit")]
Title = Annotated[Text, Field(description="Titre, tel qu’on le lit")]
Content = Annotated[Text, Field(description="Texte, tel qu’on le lit")]
Address = Annotated[Text, Field(description="Adresse, qui finit par .example ou .test")]


@closed
class Named(TypedDict):
    """Something one can choose, with a line of help."""

    key: Key
    name: Name
    help: Annotated[Text, Field(description="Ce que l’on explique dessous")]
