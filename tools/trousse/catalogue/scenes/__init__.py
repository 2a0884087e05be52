"""What each simulated app finds in its scene: the shapes that authors fill in.

They name the keys and the sorts of values, so that a slip is told at its line and an editor
completes it. What the values refer to belongs to the apps (`practice`), which prove it.
"""

from collections.abc import Mapping
from typing import Any

from trousse.catalogue.scenes.cv import CvScene
from trousse.catalogue.scenes.mailbox import MailboxScene
from trousse.catalogue.scenes.privacy import (
    BannerScene,
    NetworkScene,
    PasswordScene,
    PermissionsScene,
    PostScene,
    SigninScene,
)

__all__ = ["APPS", "DESKS", "scene_shape"]

APPS: dict[str, Any] = {"mailbox": MailboxScene, "cv": CvScene}
DESKS: dict[str, Any] = {
    "banner": BannerScene,
    "network": NetworkScene,
    "password": PasswordScene,
    "permissions": PermissionsScene,
    "post": PostScene,
    "signin": SigninScene,
}


def scene_shape(app: str, scene: Mapping[str, Any]) -> Any:
    """Return the shape of the scenes of `app`; None when its desk is unknown.

    The privacy app has several desks: its scene says which.
    """
    return APPS.get(app) or DESKS.get(str(scene.get("desk")))
