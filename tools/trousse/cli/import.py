"""trousse import: take in a contribution prepared in the browser."""

from pathlib import Path

import click

from trousse.cli.context import called, project
from trousse.errors import explain
from trousse.paths import Project


@click.command("import", options_metavar="")
@click.argument(
    "archive", metavar="ZIP", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.pass_context
def command(ctx: click.Context, archive: Path) -> int:
    """Ranger une contribution : le ZIP téléchargé depuis le bureau « Contribuer ».

    Tout est lu et vérifié avant que rien ne soit écrit, et rien n’est jamais remplacé.
    Code de sortie : 0 si la contribution est rangée, 1 si elle est à reprendre, 2 si elle est
    refusée.
    """
    from trousse.catalogue import read_files
    from trousse.validation import FORMATS
    from trousse.validation.contribution import MOST_BYTES, unpack
    from trousse.validation.memo import open_memo

    home = project(ctx)
    try:
        with archive.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise explain(error, str(archive)) from error
    files = read_files(home)
    contribution = unpack(home, files, data, archive.name).in_form()
    result = contribution.result(files, open_memo(home))
    if result.errors:
        click.echo(FORMATS["text"](home, result))
        click.echo("Rien n’a été écrit. Renvoyez ces lignes à la personne, ou corrigez le ZIP.")
        return 1
    contribution.install()
    click.echo(_next_steps(home, contribution.folders, list(contribution.contents)))
    return 0


def _next_steps(home: Project, folders: list[Path], paths: list[Path]) -> str:
    lines = [f"Rangé : {home.relative(folder)}" for folder in folders]
    code = [home.relative(path) for path in paths if path.suffix == ".ipynb"]
    if code:
        lines.append(f"  Relisez le code avant de l’exécuter : {', '.join(code)}")
    lines += [
        f"  1. Lisez : {home.relative(folders[0])}",
        f"  2. Vérifiez l’ensemble : {called()} check",
        "  3. Gardez-le : git add, puis git commit.",
    ]
    return "\n".join(lines)
