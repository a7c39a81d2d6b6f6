"""How a census writes yes and no."""

import polars as pl

YES, NO = ("1", "true"), ("0", "false")


def is_yes(value: str | pl.Expr) -> pl.Expr:
    return _is_one_of(value, YES)


def is_no(value: str | pl.Expr) -> pl.Expr:
    return _is_one_of(value, NO)


def _is_one_of(value: str | pl.Expr, words: tuple[str, ...]) -> pl.Expr:
    """``value`` is a column of the row, by its name, or an expression: a column of the other row of a pair."""
    said = pl.col(value) if isinstance(value, str) else value
    return said.str.to_lowercase().is_in(words).fill_null(False)
