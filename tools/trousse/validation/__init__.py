"""Rules that read the content and say what to mend."""

from trousse.validation.finding import Finding
from trousse.validation.registry import Rule, all_rules
from trousse.validation.report import FORMATS
from trousse.validation.run import LeftOut, Result, check, check_files

__all__ = ["FORMATS", "Finding", "LeftOut", "Result", "Rule", "all_rules", "check", "check_files"]
