"""Statutory returns: read, checked by the department's rules, explained. A library; it knows no Django."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from keepsake.returns.checking import check
    from keepsake.returns.engine.result import Result, RuleResult

__all__ = ["Result", "RuleResult", "check"]
_WHERE = {"check": "checking", "Result": "engine.result", "RuleResult": "engine.result"}


def __getattr__(name: str) -> Any:
    """The engine is loaded when it is first asked for, so that the command line starts without it."""
    if name not in _WHERE:
        raise AttributeError(name)
    return getattr(import_module(f"keepsake.returns.{_WHERE[name]}"), name)
