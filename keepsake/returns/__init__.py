"""Statutory returns: read, checked by the department's rules, explained. A library; it knows no Django."""

from keepsake.returns.check import check
from keepsake.returns.engine.result import Result, RuleResult

__all__ = ["Result", "RuleResult", "check"]
