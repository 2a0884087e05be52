"""When a unit, or a page of the site, must be read again."""

import calendar
import zlib
from datetime import date, timedelta

from trousse.catalogue import SitePage, Unit

_MONTHS = {"concept": 18, "interface": 6, "demarche": 6}
_STAGGER_DAYS = 28


def review_before(unit: Unit | SitePage) -> date:
    """Return the day before which `unit` must be reviewed.

    Six months for interfaces and procedures, eighteen for concepts, less up to four weeks that
    depend on the slug: units written together must not fall due on the same day (in 2018 GOV.UK
    found 18 % of its pages overdue, many on one date).
    """
    due = _add_months(unit.reviewed_on, _MONTHS[unit.volatility])
    return due - timedelta(days=zlib.crc32(unit.slug.encode()) % _STAGGER_DAYS)


def is_due(unit: Unit | SitePage, today: date) -> bool:
    """Say whether the review of `unit` is overdue on `today`."""
    return review_before(unit) < today


def _add_months(start: date, months: int) -> date:
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))
