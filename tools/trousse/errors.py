"""The one exception a command turns into a message for its user."""

import errno

_CAUSES = {
    errno.EACCES: "vous n’avez pas le droit d’y écrire ou de le lire",
    errno.EPERM: "vous n’avez pas le droit d’y écrire ou de le lire",
    errno.EROFS: "ce dossier est en lecture seule",
    errno.ENOSPC: "le disque est plein",
    errno.EDQUOT: "votre espace sur le disque est plein",
    errno.ENOENT: "ce fichier n’existe pas",
    errno.ENOTDIR: "un fichier porte le nom d’un dossier",
    errno.EEXIST: "un fichier porte le nom d’un dossier",
    errno.EISDIR: "un dossier porte le nom d’un fichier",
    errno.EMFILE: "trop de fichiers sont ouverts à la fois",
}


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


class ContentError(TrousseError):
    """Findings that stop a command: the first one is told, `trousse check` shows them all."""


def explain(error: OSError, where: str = "") -> TrousseError:
    """Say in French what the system refused; `where` defaults to the file it names."""
    cause = _CAUSES.get(error.errno or 0, error.strerror or str(error))
    return TrousseError(
        where or str(error.filename or "ce dossier"),
        f"{cause}.",
        "Vérifiez les droits du dossier et la place libre sur le disque, puis recommencez.",
    )
