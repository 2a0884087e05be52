"""The `trousse` command: verbs found by name, imported when used, errors told in French.

Exit codes: 0 clean, 1 findings, 2 usage or program error.
"""

import sys
from importlib import import_module
from pathlib import Path
from traceback import format_exc

import click

from trousse.cli.french import translate_click
from trousse.errors import ContentError, TrousseError, explain

# Verb → one line of help. Kept here so that `trousse --help` imports no verb.
VERBS = {
    "start": "Ouvrir la trousse : centre de ressources et exercices sur cet ordinateur.",
    "doctor": "Examiner cet ordinateur avant l’atelier, et dire quoi préparer.",
    "lab": "Ouvrir les modules d’un stagiaire dans JupyterLab.",
    "check": "Relire tout le contenu et dire ce qu’il faut corriger.",
    "fmt": "Mettre en forme les carnets et la typographie.",
    "new": "Écrire un brouillon de kit, de module, d’exercice ou de parcours.",
    "import": "Ranger une contribution préparée dans le navigateur.",
    "show": "Montrer un parcours : modules, heures, ce qui manque.",
    "build": "Fabriquer les kits et le site.",
    "grade": "Préparer, corriger et exporter les évaluations.",
}


class _Verbs(click.Group):
    """A group whose commands live in modules of their own, imported on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(f"trousse.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commandes"):
            formatter.write_dl(list(VERBS.items()))


@click.group(
    cls=_Verbs,
    name="trousse",
    invoke_without_command=True,
    subcommand_metavar="COMMANDE [OPTIONS]…",
    options_metavar="",
)
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DOSSIER",
    help="Dossier du projet (par défaut : celui où vous êtes).",
)
@click.option("--quiet", is_flag=True, help="Ne dire que l’essentiel.")
@click.version_option(
    package_name="trousse", message="trousse %(version)s", help="Afficher la version."
)
@click.pass_context
def cli(ctx: click.Context, root: Path | None, quiet: bool) -> None:
    """Trousse : parcours, ateliers et exercices des conseillers numériques."""
    ctx.obj = {"root": root, "quiet": quiet}
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main() -> None:
    """Run the command line; a user's mistake is told in French, on one screen."""
    translate_click()
    try:
        status = cli(prog_name="trousse", standalone_mode=False)
    except click.exceptions.Abort:
        _stop("Arrêté à votre demande.", 130)
    except BrokenPipeError:  # the reader of a pipe (head, less) has left
        sys.exit(0)
    except click.UsageError as error:
        _stop(_usage(error), 2)
    except click.ClickException as error:
        _stop(error.format_message(), 2)
    except ContentError as error:
        _stop(_told(error), 1)
    except TrousseError as error:
        _stop(_told(error), 2)
    except OSError as error:
        _stop(_told(explain(error)), 2)
    except Exception:  # a mistake of the program: its authors need the details
        _stop(f"Erreur du programme. Signalez-la avec ces lignes :\n{format_exc()}", 2)
    else:
        sys.exit(status if isinstance(status, int) else 0)


def _told(error: TrousseError) -> str:
    return f"Erreur — {error.where}\n  {error.what}\n  À faire : {error.to_do}"


def _usage(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "trousse"
    return f"{error.format_message()}\nPour voir les options : {path} --help"


def _stop(message: str, status: int) -> None:
    click.echo(message, err=True)
    sys.exit(status)
