"""Options and fixtures shared by every test."""

from pathlib import Path

import pytest

from trousse.paths import Project

ROOT = Path(__file__).resolve().parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens", action="store_true", help="Rewrite expected files, then read the diff."
    )


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def project() -> Project:
    """The real content."""
    return Project(ROOT)
