"""`python -m trousse.cli`: the command line without its script."""

from trousse.cli.main import main

main()
