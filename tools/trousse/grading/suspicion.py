"""Tell the marker which code to look at: what an exercise never needs and a cheat does.

Isolation is what stops a cheat; this only brings the attempt to a person's eyes.
"""

import ast
import re
from collections.abc import Iterator

_MODULES = {
    "atexit": "à l’arrêt du programme",
    "builtins": "aux fonctions de Python",
    "ctypes": "à la mémoire du programme",
    "faulthandler": "aux signaux",
    "gc": "à la mémoire du programme",
    "importlib": "aux modules déjà chargés",
    "inspect": "au programme qui l’appelle",
    "IPython": "au carnet lui-même",
    "mmap": "à la mémoire du programme",
    "multiprocessing": "à d’autres processus",
    "nbgrader": "au carnet de notes",
    "pty": "à d’autres processus",
    "resource": "aux limites du système",
    "signal": "aux signaux",
    "socket": "au réseau",
    "sqlite3": "à une base de données",
    "subprocess": "à d’autres processus",
    "trousse": "au programme de notation",
    "urllib": "au réseau",
}
_NAMES = {
    "__builtins__": "aux fonctions de Python",
    "__loader__": "aux modules déjà chargés",
    "_exit": "à l’arrêt du programme",
    "_getframe": "au programme qui l’appelle",
    "__subclasses__": "à la mémoire du programme",
    "abort": "à l’arrêt du programme",
    "execv": "à d’autres processus",
    "exit": "à l’arrêt du programme",
    "fork": "à d’autres processus",
    "expanduser": "à des fichiers hors du dossier",
    "get_ipython": "au carnet lui-même",
    "kill": "à d’autres processus",
    "memfd_create": "à la mémoire du programme",
    "meta_path": "aux modules déjà chargés",
    "modules": "aux modules déjà chargés",
    "quit": "à l’arrêt du programme",
    "setprofile": "au programme qui l’appelle",
    "setrlimit": "aux limites du système",
    "settrace": "au programme qui l’appelle",
    "symlink": "à des fichiers hors du dossier",
    "system": "à d’autres processus",
}
_COMPARISONS = {"__eq__", "__ne__", "__bool__", "__instancecheck__", "__class__", "__hash__"}
_PLACES = (
    "../",
    "..\\",
    "/proc",
    "/etc/",
    "/dev/",
    "gradebook",
    "submitted/",
    "/source/",
    "~/",
    ".ssh",
)
_TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")


def touches(source: str) -> list[str]:
    """Return, sorted, what a cell of the trainee's touches and an exercise does not need.

    Code that is not Python touches nothing: it will not run.
    """
    found = {"au sens de lecture du texte"} if _TURNING.search(source) else set()
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        command = source.lstrip().startswith(("%", "!"))
        return sorted(found | ({"aux commandes du carnet"} if command else set()))
    return sorted(found.union(_found(tree), _replaced(tree)))


def _found(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        for module in _modules(node):
            if module in _MODULES:
                yield _MODULES[module]
        name = _name(node)
        if name in _NAMES:
            yield _NAMES[name]
        if name in _COMPARISONS and not isinstance(node, ast.Name):
            yield "à la façon de comparer"
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and any(place in text for place in _PLACES):
            yield "à des fichiers hors du dossier"


def _replaced(tree: ast.AST) -> Iterator[str]:
    """Notice what is put in the place of a module's own: `json.dumps = …`."""
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.Import))
    modules = {(one.asname or one.name).split(".")[0] for node in imports for one in node.names}
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)):
            continue
        if isinstance(node.value, ast.Name) and node.value.id in modules:
            yield "aux fonctions de Python"


def _modules(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [one.name.split(".")[0] for one in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module.split(".")[0]]
    return []


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.alias):
        return node.name
    return ""
