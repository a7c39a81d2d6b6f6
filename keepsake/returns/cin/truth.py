"""How a census writes yes and no."""

import polars as pl

YES, NO = ("1", "true"), ("0", "false")


def is_yes(name: str) -> pl.Expr:
    return pl.col(name).str.to_lowercase().is_in(YES).fill_null(False)


def is_no(name: str) -> pl.Expr:
    return pl.col(name).str.to_lowercase().is_in(NO).fill_null(False)
