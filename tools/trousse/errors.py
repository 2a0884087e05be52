"""The one exception a command turns into a message for its user."""


class TrousseError(Exception):
    """Something the user must mend, said in French: where, what, and what to do.

    Mistakes found in content files are findings, never exceptions (see `validation`).
    """

    def __init__(self, where: str, what: str, to_do: str) -> None:
        """Keep the three parts apart so that a reporter chooses their layout."""
        super().__init__(f"{where} : {what} {to_do}")
        self.where = where
        self.what = what
        self.to_do = to_do
