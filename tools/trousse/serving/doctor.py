"""`trousse doctor`: what to mend on this machine before the public arrives."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from trousse.errors import TrousseError
from trousse.fonts import FONTS
from trousse.paths import Project
from trousse.serving import network, platform, power

State = Literal["bien", "à voir", "à corriger"]

# Megabytes. Memory: the server, then ten kernels making a PDF at once (54 each, measured).
_MEMORY = 300 + 10 * 54
_LITTLE_MEMORY = 300
_DISK = 500
_LOW_BATTERY = 50
_MEGABYTE = 2**20


@dataclass(frozen=True)
class Check:
    """One thing looked at: how it stands, and what to do about it (empty when all is well)."""

    what: str
    state: State
    said: str
    to_do: str = ""


def examine(project: Project, port: int = 8000) -> Iterator[Check]:
    """Yield each check of this machine as it is done; nothing is changed and nobody is asked."""
    checks: list[Callable[[], Check]] = [
        _browser,
        _fonts,
        lambda: _port(port),
        _network,
        lambda: _firewall(port),
        _memory,
        lambda: _disk(project.build),
        _printer,
        _power,
        lambda: _site(project.build),
    ]
    for check in checks:
        yield check()


def _browser() -> Check:
    found = platform.browsers()
    if found:
        return Check("Navigateur", "bien", f"{', '.join(found)}.")
    advice = "Installez Firefox, ou Chromium, sur cet ordinateur."
    return Check("Navigateur", "à corriger", "aucun navigateur trouvé.", advice)


def _fonts() -> Check:
    found = len(list(FONTS.glob("*.ttf")))
    if found:
        return Check("Polices", "bien", f"{found} fichiers, fournis avec Trousse.")
    advice = "Réinstallez Trousse : les documents imprimés n’auraient pas la bonne écriture."
    return Check("Polices", "à corriger", "les polices des documents manquent.", advice)


def _port(port: int) -> Check:
    what = f"Port {port}"
    try:
        for opened in network.listen(port, room=True):
            opened.close()
    except TrousseError as error:
        return Check(what, "à corriger", error.what, error.to_do)
    return Check(what, "bien", "libre.")


def _network() -> Check:
    address = network.lan_address()
    if address:
        return Check("Réseau de la salle", "bien", f"cet ordinateur est à l’adresse {address}.")
    advice = "Connectez-le au Wi-Fi ou à la box de la salle. Seul, il marche sans réseau."
    return Check("Réseau de la salle", "à voir", "aucune adresse sur un réseau local.", advice)


def _firewall(port: int) -> Check:
    found = platform.firewall(port)
    if found is None:
        return Check("Pare-feu", "bien", "aucun pare-feu actif n’a été reconnu.")
    name, how = found
    said = f"{name} est actif : il peut refuser les appareils de la salle."
    return Check("Pare-feu", "à voir", said, f"Si une tablette ne trouve pas la page : {how}")


def _memory() -> Check:
    import psutil

    free = psutil.virtual_memory().available // _MEGABYTE
    said = f"{free} Mo libres."
    if free >= _MEMORY:
        return Check("Mémoire", "bien", said)
    state: State = "à corriger" if free < _LITTLE_MEMORY else "à voir"
    advice = "Fermez les autres programmes et les onglets inutiles avant l’atelier."
    return Check("Mémoire", state, said, advice)


def _disk(folder: Path) -> Check:
    there = next(one for one in (folder, *folder.parents) if one.exists())
    free = shutil.disk_usage(there).free // _MEGABYTE
    if free >= _DISK:
        return Check("Disque", "bien", f"{free} Mo libres.")
    advice = f"Libérez de la place : il en faut {_DISK} Mo pour fabriquer les kits."
    return Check("Disque", "à corriger", f"{free} Mo libres seulement.", advice)


def _printer() -> Check:
    found = platform.printers()
    if found:
        return Check("Imprimante", "bien", f"{', '.join(found)}.")
    advice = "Si vous comptez imprimer, branchez l’imprimante et essayez une page. Sinon, rien."
    return Check("Imprimante", "à voir", "aucune imprimante trouvée.", advice)


def _power() -> Check:
    battery = power.battery()
    if battery is None:
        return Check("Courant", "bien", "ordinateur sur secteur, ou sans batterie connue.")
    said = f"batterie à {battery.percent} %, {'branchée' if battery.plugged else 'non branchée'}."
    if battery.plugged:
        return Check("Courant", "bien", said)
    state: State = "à corriger" if battery.percent < _LOW_BATTERY else "à voir"
    advice = "Branchez l’ordinateur et réglez la mise en veille sur « jamais » pendant l’atelier."
    return Check("Courant", state, said, advice)


def _site(build: Path) -> Check:
    if (build / "site" / "index.html").is_file():
        return Check("Centre de ressources", "bien", "déjà fabriqué.")
    said = "pas encore fabriqué : le premier démarrage prendra quelques minutes."
    return Check("Centre de ressources", "à voir", said, "Lancez « trousse start » une fois avant.")
