"""The code of notebooks can run on a trainee's machine, with nothing to install."""

import ast
import re
import sys
from collections.abc import Iterator
from functools import lru_cache

from trousse.catalogue import Location
from trousse.notebooks import CellView, NotebookFile
from trousse.validation.registry import Found, each_notebook, rule

LIBRARIES = {"IPython", "ipywidgets", "matplotlib", "trousse"}
# What reaches the network, the shell or somebody's files has no place in a notebook.
_FORBIDDEN = {"ftplib", "http", "requests", "shutil", "smtplib", "socket", "subprocess",
              "urllib.request", "webbrowser"}  # fmt: skip
_CALLS = {"__import__", "breakpoint", "eval", "exec", "input"}


@rule(
    "notebook-code-invalid",
    title="Le code d’un carnet est du Python.",
    why="Une parenthèse oubliée arrête le carnet devant les stagiaires.",
    bad='q1 = single("q1", "Que faites-vous ?"',
    good='q1 = single("q1", "Que faites-vous ?", …)',
)
@each_notebook
def code_can_be_read(notebook: NotebookFile) -> Iterator[Found]:
    """Report code cells that Python cannot read."""
    for cell in _code(notebook):
        error = syntax_error(cell)
        if error is not None:
            yield (
                Location(notebook.path, cell.source_line + (error.lineno or 1) - 1),
                f"Cellule {cell.number} : ce code ne se lit pas.",
                _advice((error.text or "").strip()),
            )


def _advice(line: str) -> str:
    if line.startswith(("%", "!")):
        return "Retirez cette commande de Jupyter : elle ne marche pas sur tous les ordinateurs."
    if any(mark in line for mark in "“”«»‘’"):
        return 'Autour d’un texte, mettez des guillemets droits : "…".'
    return (
        "Cherchez sur cette ligne ou celle d’avant une parenthèse, un guillemet ou une "
        "virgule en trop ou en moins."
    )


@rule(
    "notebook-path",
    title="Un carnet n’ouvre que les fichiers de son dossier.",
    why="Le dossier d’une personne n’existe pas sur l’ordinateur d’une autre.",
    bad='open("C:/Users/Claire/donnees.csv")',
    good='open("donnees.csv")',
)
@each_notebook
def code_opens_its_own_files(notebook: NotebookFile) -> Iterator[Found]:
    """Report paths that exist on one machine only."""
    for cell in _code(notebook):
        for row, line in enumerate(cell.source.split("\n")):
            found = _ABSOLUTE.search(line)
            if found:
                yield (
                    Location(notebook.path, cell.source_line + row),
                    f"Cellule {cell.number} : « {found[1]} » n’existe que sur votre ordinateur.",
                    "Mettez le fichier dans le dossier du module, et ouvrez-le par son nom.",
                )


_ABSOLUTE = re.compile(r"""["']((?:/(?:home|Users|mnt|media|tmp)/|[A-Za-z]:[\\/])[^"']*)["']""")


@rule(
    "notebook-import",
    title="Un carnet n’a besoin de rien d’autre que ce qui est installé.",
    why="Les stagiaires n’ont ni droits d’administration, ni toujours un réseau.",
    bad="import requests",
    good="from trousse.grading.forms import single",
)
@each_notebook
def code_needs_nothing_else(notebook: NotebookFile) -> Iterator[Found]:
    """Report imports and calls that trainees' machines lack or must not make."""
    for cell in _code(notebook):
        if syntax_error(cell) is None:
            for line, name in _out_of_reach(cell.source):
                yield (
                    Location(notebook.path, cell.source_line + line - 1),
                    f"Cellule {cell.number} : « {name} » n’a pas sa place dans un carnet.",
                    f"Gardez la bibliothèque standard et {', '.join(sorted(LIBRARIES))} ; ni "
                    "réseau, ni commande, ni saisie au clavier.",
                )


def _code(notebook: NotebookFile) -> Iterator[CellView]:
    return (cell for cell in notebook.cells if cell.kind == "code")


def syntax_error(cell: CellView) -> SyntaxError | None:
    """Return why Python cannot read the code of a cell; None when it can."""
    found = _parsed(cell.source) if cell.kind == "code" else None
    return found if isinstance(found, SyntaxError) else None


def statements(source: str) -> list[ast.stmt]:
    """Return the statements of a code cell; none when Python cannot read it."""
    found = _parsed(source)
    return found.body if isinstance(found, ast.Module) else []


@lru_cache(maxsize=8192)
def _parsed(source: str) -> ast.Module | SyntaxError:
    try:
        return ast.parse(source)
    except SyntaxError as error:
        return error
    except ValueError:
        return SyntaxError("null bytes")


@lru_cache(maxsize=8192)
def _out_of_reach(source: str) -> tuple[tuple[int, str], ...]:
    if not any(word in source for word in ("import", *_CALLS)):
        return ()
    return tuple(_names_out_of_reach(statements(source)))


def _names_out_of_reach(tree: list[ast.stmt]) -> Iterator[tuple[int, str]]:
    for node in (node for statement in tree for node in ast.walk(statement)):
        for name in _imports(node):
            root = name.split(".")[0]
            known = root in LIBRARIES or root in sys.stdlib_module_names
            if not known or root in _FORBIDDEN or name in _FORBIDDEN:
                yield getattr(node, "lineno", 1), name
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in _CALLS
        ):
            yield node.lineno, node.func.id


def _imports(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return []


@rule(
    "notebook-attachment",
    title="Une image de carnet est un fichier du dossier.",
    why="Collée dans une cellule, elle alourdit le carnet et ne peut pas être décrite ni relue.",
    bad="![capture](attachment:capture.png)",
    good="![Une enveloppe et ses trois zones](images/enveloppe.svg)",
)
@each_notebook
def pictures_are_files(notebook: NotebookFile) -> Iterator[Found]:
    """Report pictures pasted into cells."""
    for cell in notebook.cells:
        if "](attachment:" in cell.source or cell.attachments:
            yield (
                Location(notebook.path, cell.line),
                f"Cellule {cell.number} : une image est collée dans le carnet.",
                "Enregistrez-la dans images/ et citez-la par son nom.",
            )
