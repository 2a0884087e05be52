"""What day it is, even on a computer whose clock has stopped."""

import calendar
from datetime import date
from functools import lru_cache
from importlib.metadata import version


@lru_cache(maxsize=1)
def today() -> date:
    """Return today's date, never earlier than the month of this release.

    An old laptop whose battery is flat says 2015: dates written last week are not in the future.
    """
    year, month = (int(part) for part in version("trousse").split(".")[:2])
    return max(date.today(), date(year, month, calendar.monthrange(year, month)[1]))
