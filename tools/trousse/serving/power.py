"""The battery, and what our own work costs it."""

import contextlib
import time
from dataclasses import dataclass

_LIGHT, _HEAVY = 0.1, 0.5


@dataclass(frozen=True)
class Battery:
    """How full it is (percent), and whether the mains are connected."""

    percent: int
    plugged: bool


def battery() -> Battery | None:
    """Return the machine's battery, or None where there is none, or none is told of."""
    import psutil

    try:
        found = psutil.sensors_battery()
    except (AttributeError, OSError, RuntimeError):  # not every system tells
        return None
    return None if found is None else Battery(round(found.percent), bool(found.power_plugged))


class Meter:
    """How busy we have kept the processor since the meter was started."""

    def __init__(self) -> None:
        """Start now."""
        self._clock, self._seconds = time.monotonic(), _processor_seconds()

    def share(self) -> float:
        """Return processors kept busy on average (1.0: one of them, all the time).

        Kernels that have ended are no longer counted: each costs a tenth of a second.
        """
        elapsed = max(time.monotonic() - self._clock, 1e-3)
        return max(_processor_seconds() - self._seconds, 0) / elapsed


def advice(share: float, found: Battery | None) -> str:
    """Say what our work costs; `share` is what `Meter` says."""
    used = f"Trousse occupe {share:.0%} d’un processeur".replace("%", " %")
    if found is None or found.plugged:
        return f"{used}."
    return f"{used}, batterie à {found.percent} %. {_on_battery(share)}"


def _on_battery(share: float) -> str:
    if share < _LIGHT:
        return "C’est peu : l’écran use plus. Baissez sa lumière pour tenir plus longtemps."
    if share < _HEAVY:
        return "Branchez l’ordinateur si vous le pouvez."
    return "C’est beaucoup : branchez l’ordinateur, ou demandez les documents chacun son tour."


def _processor_seconds() -> float:
    """Return the CPU seconds this program and its children have used."""
    import psutil

    seconds = 0.0
    ours = psutil.Process()
    for process in (ours, *ours.children(recursive=True)):
        with contextlib.suppress(psutil.Error):  # it ended while we counted
            seconds += sum(process.cpu_times()[:2])
    return seconds
