"""Days are read alike, whether there are few of them or many."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from keepsake.returns.intake.typed import FEW, typed
from keepsake.returns.schema import RETURNS

FIGURES = st.text("0123456789/-", max_size=10)
LIKELY = st.dates().map(lambda day: day.strftime("%d/%m/%Y")) | st.dates().map(str) | st.just("29/02/2023")


@given(st.lists(FIGURES | LIKELY | st.none(), min_size=1, max_size=20))
@settings(deadline=None)
def test_few_and_many_days_are_read_alike(texts):
    few = typed({"Header": [{"DOB": text} for text in texts]}, RETURNS["ssda903"])["Header"]["DOB"]
    many = typed({"Header": pl.DataFrame({"DOB": texts * (FEW + 1)}, schema={"DOB": pl.String})}, RETURNS["ssda903"])

    assert few.to_list() == many["Header"]["DOB"].to_list()[: len(texts)]
