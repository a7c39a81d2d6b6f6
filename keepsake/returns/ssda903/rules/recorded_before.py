"""A child recorded before: as a mother, by a UPN, as adopted, as having died."""

from keepsake.returns.engine.given import Given, col
from keepsake.returns.engine.rule import Example, Failing, rule
from keepsake.returns.ssda903.looked_after import ADOPTED
from keepsake.returns.ssda903.phrases import is_one_of, rows
from keepsake.returns.ssda903.source import CHECKS

_UNKNOWN = ["UN2", "UN3", "UN4", "UN5"]


@rule(
    code="207",
    message="Mother status for the current year disagrees with the mother status already recorded for this child.",
    fields=("Header.MOTHER",),
    source=CHECKS,
    passes=Example(
        Header=rows("CHILD MOTHER", "1 1", "2 1", "3 0"),
        Header_last=rows("CHILD MOTHER", "1 1", "2 0", "3 1"),
        Episodes=rows("CHILD", "1", "2"),
    ),
    fails=Example(
        {"Header": [0, 1]},
        Header=rows("CHILD MOTHER", "1 0", "2 -"),
        Header_last=rows("CHILD MOTHER", "1 1", "2 1"),
        Episodes=rows("CHILD", "1", "2"),
    ),
)
def remains_a_mother(given: Given) -> Failing:
    was = given.first("Header_last", "MOTHER") == "1"
    return {"Header": given.exists("Episodes") & was & col("MOTHER").ne_missing("1")}


@rule(
    code="208",
    message="Unique Pupil Number (UPN) for the current year disagrees with the Unique Pupil Number (UPN) already "
    "recorded for this child.",
    fields=("Header.UPN",),
    source=CHECKS,
    mend="A UPN, once known, stays. A reason why it is not known may give way to a UPN, and UN1 to another reason.",
    passes=Example(
        Header=rows("CHILD UPN", "1 A123456789012", "2 A123456789012", "3 UN2", "4 UN2", "5 UN1"),
        Header_last=rows("CHILD UPN", "1 a123456789012", "2 UN3", "3 UN1", "4 -", "5 UN1"),
    ),
    fails=Example(
        {"Header": [0, 1, 2, 3]},
        Header=rows("CHILD UPN", "1 A123456789012", "2 UN3", "3 -", "4 UN1"),
        Header_last=rows("CHILD UPN", "1 A123456789013", "2 UN4", "3 UN1", "4 -"),
    ),
)
def upn_stays(given: Given) -> Failing:
    now, then = col("UPN").str.to_uppercase(), given.first("Header_last", "UPN").str.to_uppercase()
    became_known = now.str.contains(r"^UN\d").not_() & (then.is_null() | then.str.contains(r"^UN\d"))
    other_reason = now.is_in(_UNKNOWN) & (then.is_null() | (then == "UN1"))
    changed = given.exists("Header_last") & now.ne_missing(then)
    return {"Header": changed & ~(became_known | other_reason).fill_null(False)}


@rule(
    code="199",
    message="Episode information shows child has been previously adopted from care.",
    fields=("Episodes.CHILD",),
    source=CHECKS,
    note="Only this year's and last year's episodes are known here.",
    optional=("Episodes_last", "Episodes.DECOM"),
    passes=Example(
        Episodes=rows("CHILD DECOM REC", "1 01/05/2026 E11", "2 01/05/2026 -"),
        Episodes_last=rows("CHILD DECOM REC", "2 01/05/2025 E4A"),
    ),
    fails=Example(
        {"Episodes": [1, 2]},
        Episodes=rows("CHILD DECOM REC", "1 01/05/2026 E11", "1 01/09/2026 -", "2 01/05/2026 -"),
        Episodes_last=rows("CHILD DECOM REC", "2 01/05/2025 E12"),
    ),
)
def was_not_adopted_before(given: Given) -> Failing:
    adopted = is_one_of("REC", ADOPTED)
    earlier = (given.min("Episodes", "DECOM", where=adopted) < col("DECOM")).fill_null(False)
    return {"Episodes": earlier | given.any("Episodes_last", adopted)}


@rule(
    code="348",
    message="Care leaver has previously been reported as having died.",
    fields=("OC3.IN_TOUCH",),
    source=CHECKS,
    first="2025-26",
    passes=Example(OC3=rows("CHILD IN_TOUCH", "1 YES", "2 DIED"), OC3_last=rows("CHILD IN_TOUCH", "1 YES", "2 YES")),
    fails=Example({"OC3": [0]}, OC3=rows("CHILD IN_TOUCH", "1 YES"), OC3_last=rows("CHILD IN_TOUCH", "1 DIED")),
)
def had_not_died(given: Given) -> Failing:
    return {"OC3": given.any("OC3_last", col("IN_TOUCH") == "DIED")}
