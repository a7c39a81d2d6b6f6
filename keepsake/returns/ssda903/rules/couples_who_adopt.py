"""Adopters who are a couple: their legal status beside their genders."""

from functools import partial

from keepsake.returns.engine.given import col
from keepsake.returns.engine.one_row import row_rule
from keepsake.returns.ssda903.source import CHECKS

_adopters = partial(row_rule, table="AD1", source=CHECKS, columns="LS_ADOPTR SEX_ADOPTR")
COUPLES = (
    _adopters(
        "519",
        message="Data entered on the legal status of adopters shows civil partnership couple, but data entered on "
        "genders of adopters does not show it as a couple.",
        right={"LS_ADOPTR": "L2", "SEX_ADOPTR": "MF"},
        wrong={"LS_ADOPTR": "L2", "SEX_ADOPTR": "F1"},
        where=lambda given: (col("LS_ADOPTR") == "L2") & ~col("SEX_ADOPTR").is_in(["MM", "FF", "MF"]).fill_null(False),
    ),
    _adopters(
        "520",
        message="Data entry on the legal status of adopters shows different gender married couple but data entry on "
        "genders of adopters shows it as a same gender couple.",
        right={"LS_ADOPTR": "L11", "SEX_ADOPTR": "MF"},
        wrong={"LS_ADOPTR": "L11", "SEX_ADOPTR": "MM"},
        where=lambda given: (col("LS_ADOPTR") == "L11") & col("SEX_ADOPTR").ne_missing("MF"),
    ),
    _adopters(
        "524",
        message="If reporting legal status of adopters is L12 then the genders of adopters should be coded as MM or FF."
        " MM = the adopting couple are both males. FF = the adopting couple are both females.",
        right={"LS_ADOPTR": "L12", "SEX_ADOPTR": "FF"},
        wrong={"LS_ADOPTR": "L12", "SEX_ADOPTR": "MF"},
        where=lambda given: (col("LS_ADOPTR") == "L12") & ~col("SEX_ADOPTR").is_in(["MM", "FF"]).fill_null(False),
    ),
)
