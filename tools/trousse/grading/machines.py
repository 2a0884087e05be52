"""The door to Dask: share the grading out between the machines of a cluster.

Every machine sees the course's folder under one path, and has this version of Trousse.
"""

from collections.abc import Iterator
from typing import Any

from trousse.errors import TrousseError
from trousse.grading.crew import SHARE, Order, grade, one_by_one
from trousse.grading.ledger import Marked

PATIENCE = 10
"""Seconds to wait for the scheduler."""


def marks(order: Order, todo: list[str], scheduler: str) -> Iterator[Marked]:
    """Give the marks as they come from the machines behind `scheduler` (`tcp://…`).

    A machine that stops is replaced by the others; submissions that stop three of them are graded
    alone, here.

    Raises:
        TrousseError: Dask is absent, the scheduler does not answer, a machine cannot grade.
    """
    distributed = _distributed()
    try:
        client = distributed.Client(scheduler, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise TrousseError(
            scheduler, f"l’ordonnanceur Dask ne répond pas ({error}).", "Vérifiez son adresse."
        ) from error
    with client:
        shares = [todo[at : at + SHARE] for at in range(0, len(todo), SHARE)]
        futures = {client.submit(grade, order, one, pure=False): one for one in shares}
        for future in distributed.as_completed(list(futures)):
            share = futures.pop(future)
            yield from _given(future, order, share, distributed)
            future.release()


def _given(future: Any, order: Order, share: list[str], distributed: Any) -> Iterator[Marked]:
    try:
        yield from future.result()
    except distributed.KilledWorker:
        yield from one_by_one(order, share)
    except Exception as error:
        raise TrousseError(
            "Dask",
            f"une machine n’a pas pu noter ({type(error).__name__} : {error}).",
            "Installez-y cette version de Trousse et donnez-lui le même dossier.",
        ) from error


def _distributed() -> Any:
    try:
        import distributed
    except ImportError as error:
        raise TrousseError(
            "--scheduler",
            "Dask n’est pas installé.",
            "Installez-le : pip install 'trousse[distributed]'.",
        ) from error
    return distributed
