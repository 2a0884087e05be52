"""Addresses: where the server listens, what the room types, and why a port is refused."""

import errno
import http.client
import io
import ipaddress
import socket
import sys
from typing import Any

from trousse.errors import TrousseError

SERVER_NAME = "Trousse"
_HERE = "127.0.0.1"
_EVERYWHERE = "0.0.0.0"  # noqa: S104 - only when the adviser opens the room
_NOWHERE = "192.0.2.1"  # TEST-NET-1 (RFC 5737): choosing a route to it sends nothing.


def listen(port: int, *, room: bool) -> list[socket.socket]:
    """Return bound, listening sockets for `port`: this machine only, or the whole LAN.

    Raises:
        TrousseError: the port is out of range, taken, or refused by the system.
    """
    if not 0 <= port <= 65535:
        raise _refusal(port, "un port est un nombre entre 1 et 65535.", "Choisissez 8000.")
    try:
        listener = socket.create_server((_EVERYWHERE if room else _HERE, port), backlog=128)
    except OSError as error:
        raise _explained(port, error) from error
    listener.setblocking(False)
    return [listener]


def lan_address() -> str | None:
    """Return this machine's IPv4 address on the local network, or None without a network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((_NOWHERE, 9))
            address = str(probe.getsockname()[0])
        except OSError:
            return None
    return None if is_this_machine(address) else address


def is_this_machine(address: str) -> bool:
    """Tell whether an IP address is the one by which this machine calls itself."""
    return ipaddress.ip_address(address).is_loopback


def stay_home() -> None:
    """Refuse, for the rest of this program, to speak to any other machine or to ask for a name."""
    sys.addaudithook(_refuse_others)


def qr_code(url: str) -> str:
    """Draw `url` as a QR code made of half-block characters, for a terminal."""
    import segno

    drawing = io.StringIO()
    segno.make(url, micro=False).terminal(out=drawing, compact=True)
    return drawing.getvalue().rstrip("\n")


def known_host(host: str) -> bool:
    """Tell whether a Host header names this machine, so that no foreign name is rebound to it.

    Any IP address will do: a page of another site cannot carry our address as its name.
    """
    name = host.rsplit(":", 1)[0] if host.count(":") < 2 or "]" in host else host
    name = name.strip("[]").rstrip(".").lower()
    own = socket.gethostname().lower()
    if name in {"localhost", own} or name.startswith(f"{own}."):
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _refuse_others(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        host = str(arguments[1][0])
    elif event == "socket.getaddrinfo" and arguments[0]:
        host = str(arguments[0])
    else:
        return
    if not _is_here(host):
        raise OSError(errno.ENETUNREACH, "hors ligne", host)


def _is_here(host: str) -> bool:
    if host.lower() in {"localhost", socket.gethostname().lower()}:
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _explained(port: int, error: OSError) -> TrousseError:
    if error.errno in {errno.EADDRINUSE, getattr(errno, "WSAEADDRINUSE", -1)}:
        return _taken(port)
    if error.errno in {errno.EACCES, errno.EPERM, getattr(errno, "WSAEACCES", -1)}:
        return _refusal(
            port,
            "le système ne permet pas d’ouvrir ce port.",
            "Choisissez un port au-dessus de 1024, par exemple --port 8000.",
        )
    return _refusal(
        port, f"impossible d’écouter ({error.strerror or error}).", "Essayez un autre --port."
    )


def _taken(port: int) -> TrousseError:
    other = f"--port {port + 1 if port < 65535 else 8000}"
    if _is_trousse(port):
        return _refusal(
            port,
            "Trousse tourne déjà à cette adresse.",
            f"Ouvrez http://localhost:{port}/, ou lancez une seconde copie avec {other}.",
        )
    return _refusal(port, "un autre programme utilise déjà ce port.", f"Relancez avec {other}.")


def _is_trousse(port: int) -> bool:
    connection = http.client.HTTPConnection(_HERE, port, timeout=1)
    try:
        connection.request("HEAD", "/exercices/")
        return connection.getresponse().getheader("Server") == SERVER_NAME
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _refusal(port: int, what: str, to_do: str) -> TrousseError:
    return TrousseError(f"port {port}", what, to_do)
