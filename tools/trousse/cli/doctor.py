"""trousse doctor: what to mend on this machine before the public arrives."""

import click

from trousse.cli.context import project


@click.command("doctor", options_metavar="[OPTIONS]")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    metavar="PORT",
    help="Numéro de port que « trousse start » utilisera.",
)
@click.pass_context
def command(ctx: click.Context, port: int) -> int:
    """Examiner cet ordinateur avant l’atelier, et dire quoi préparer.

    Rien n’est changé, rien n’est demandé à internet.
    """
    from trousse.serving import doctor

    to_mend = 0
    for check in doctor.examine(project(ctx), port):
        to_mend += check.state == "à corriger"
        click.echo(f"{check.state:<11} {check.what} : {check.said}")
        if check.to_do:
            click.echo(f"{'':<11} → {check.to_do}")
    click.echo(
        "\nPrêt pour l’atelier." if not to_mend else f"\nÀ corriger avant l’atelier : {to_mend}."
    )
    return 1 if to_mend else 0
