"""Find the Nu HTML checker, or install it from npm beside the test tools; it needs Java."""

import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

VERSION = "26.9.27"
HOME = Path(sys.prefix) / "nu"
JAR = HOME / "node_modules/vnu-jar/build/dist/vnu.jar"


def installed() -> bool:
    """Say whether the checker can run here."""
    return JAR.is_file() and shutil.which("java") is not None


def errors(pages: Iterable[Path]) -> list[str]:
    """Return the errors of HTML `pages`, as « file:line.column: message »."""
    command = ["java", "-jar", str(JAR), "--errors-only", "--format", "gnu"]
    done = subprocess.run([*command, *map(str, pages)], capture_output=True, text=True, check=False)
    return done.stderr.splitlines()


def main() -> int:
    """Make sure there is one; its absence is said and stops nothing."""
    npm = shutil.which("npm")
    if not JAR.is_file() and npm:
        names = ["--no-save", "--ignore-scripts", "--no-fund", "--no-audit", f"vnu-jar@{VERSION}"]
        subprocess.run(
            [npm, "install", "--prefix", str(HOME), *names], check=False, capture_output=True
        )
    said = f"Nu : {JAR}" if installed() else "Nu manque (il faut npm et java) : contrôle sauté."
    print(said)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
