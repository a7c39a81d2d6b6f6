"""The child's own items in the header: UPN, sex, motherhood, and the day of birth beside the year."""

from keepsake.returns.engine.given import Given, col, is_missing, other, years_after
from keepsake.returns.engine.rule import Example, Failing, Pairs, rule
from keepsake.returns.ssda903.phrases import FEMALE, MALE, any_given, is_one_of, rows, short_break
from keepsake.returns.ssda903.source import CHECKS

_LEFT = ("IN_TOUCH", "ACTIV", "ACCOM")
_SEX_NOTE = "Figures to 2023-24, letters from 2024-25: both are read, and rule 101 asks which are right for the year."


@rule(
    code="168",
    message="Unique Pupil Number (UPN) is not valid. If unknown, default codes should be UN1, UN2, UN3, UN4 or UN5.",
    fields=("Header.UPN",),
    source=CHECKS,
    mend="A UPN is a letter, eleven figures, and a figure or a letter. Where it is not known, write UN1 to UN5.",
    passes=Example(Header=rows("UPN", "H801200001001", "H80120000100A", "UN1", "UN5")),
    fails=Example({"Header": [0, 1, 2, 3]}, Header=rows("UPN", "H80120000100", "UN6", "-", "I801200001001")),
)
def upn_is_one(given: Given) -> Failing:
    shaped = col("UPN").str.contains(r"^([A-HJ-NP-RT-Z]\d{11}[\dA-Z]|UN[1-5])$")
    return {"Header": ~shaped.fill_null(False)}


@rule(
    code="209",
    message="Child looked after is of school age and should not have an unknown Unique Pupil Number (UPN) code of UN1.",
    fields=("Header.UPN", "Header.DOB"),
    source=CHECKS,
    passes=Example(Header=rows("UPN DOB", "UN1 01/09/2021", "UN2 01/05/2015")),
    fails=Example({"Header": [0]}, Header=rows("UPN DOB", "UN1 31/08/2021")),
)
def of_school_age_has_a_upn(given: Given) -> Failing:
    term = given.start.replace(year=given.start.year - 1, month=8, day=31)
    return {"Header": (col("UPN") == "UN1") & (years_after(col("DOB"), 4) <= term)}


@rule(
    code="210",
    message="Children looked after for more than a week at 31 March should not have an unknown Unique Pupil Number "
    "(UPN) code of UN4.",
    fields=("Header.UPN", "Episodes.DECOM"),
    source=CHECKS,
    passes=Example(
        Header=rows("CHILD UPN", "1 UN4", "2 UN1"), Episodes=rows("CHILD DECOM", "1 24/03/2027", "2 01/05/2026")
    ),
    fails=Example(
        {"Header": [0], "Episodes": [1]},
        Header=rows("CHILD UPN", "1 UN4"),
        Episodes=rows("CHILD DECOM", "1 24/03/2027", "1 23/03/2027"),
    ),
)
def newly_looked_after(given: Given) -> Failing:
    week = given.end.replace(month=3, day=24)
    return Pairs("Episodes", "Header", "child", (other("UPN") == "UN4") & (col("DECOM") < week))


@rule(
    code="232",
    message="Sex of the child/young person has been reported as unknown.",
    fields=("Header.SEX",),
    source=CHECKS,
    severity="query",
    first="2024-25",
    passes=Example(Header=rows("SEX", "M", "F", "-")),
    fails=Example({"Header": [0, 1]}, Header=rows("SEX", "U", "u")),
)
def sex_is_known(given: Given) -> Failing:
    return {"Header": col("SEX").str.to_uppercase() == "U"}


@rule(
    code="301",
    message="Date of birth falls after the year ended.",
    fields=("Header.DOB",),
    source=CHECKS,
    passes=Example(Header=rows("DOB", "31/03/2027", "-")),
    fails=Example({"Header": [0]}, Header=rows("DOB", "01/04/2027")),
)
def born_by_the_end_of_the_year(given: Given) -> Failing:
    return {"Header": col("DOB") > given.end}


@rule(
    code="351",
    message="Child was over 25 at the start of the current collection year.",
    fields=("Header.DOB",),
    source=CHECKS,
    passes=Example(Header=rows("DOB", "01/04/2001", "-")),
    fails=Example({"Header": [0]}, Header=rows("DOB", "31/03/2001")),
)
def not_over_25(given: Given) -> Failing:
    return {"Header": years_after(col("DOB"), 25) < given.start}


@rule(
    code="174",
    message="Mother's child date of birth is recorded but sex shows that the child is a male.",
    fields=("Header.SEX", "Header.MC_DOB"),
    source=CHECKS,
    note=_SEX_NOTE,
    passes=Example(Header=rows("SEX MC_DOB", "M -", "F 01/05/2026")),
    fails=Example({"Header": [0, 1]}, Header=rows("SEX MC_DOB", "M 01/05/2026", "1 01/05/2026")),
)
def no_boy_is_a_mother(given: Given) -> Failing:
    return {"Header": is_one_of("SEX", MALE) & col("MC_DOB__text").is_not_null()}


@rule(
    code="393",
    message="Child is looked after but mother field is not completed.",
    fields=("Header.MOTHER",),
    source=CHECKS,
    note=_SEX_NOTE,
    passes=Example(
        Header=rows("CHILD SEX MOTHER", "1 F 0", "2 M -", "3 F -", "4 F -"),
        Episodes=rows("CHILD LS", "1 C2", "2 C2", "3 V3"),
    ),
    fails=Example({"Header": [0]}, Header=rows("CHILD SEX MOTHER", "1 F -"), Episodes=rows("CHILD LS", "1 V3", "1 C2")),
)
def says_whether_a_mother(given: Given) -> Failing:
    stays = given.any("Episodes", ~short_break())
    return {"Header": is_one_of("SEX", FEMALE) & is_missing("MOTHER") & stays}


@rule(
    code="165",
    message="Data entry for mother status is invalid.",
    fields=("Header.MOTHER", "Header.SEX", "OC3.ACTIV", "OC3.ACCOM", "OC3.IN_TOUCH", "Episodes.DECOM"),
    source=CHECKS,
    note=_SEX_NOTE,
    optional=("OC3",),
    mend="MOTHER is 0 or 1 for a girl, and empty for a boy or for a care leaver with no episode this year.",
    passes=Example(
        Header=rows("CHILD SEX MOTHER", "1 F 1", "2 M -", "3 F -"),
        Episodes=rows("CHILD LS DECOM", "1 C2 01/05/2026"),
        OC3=rows("CHILD IN_TOUCH ACTIV ACCOM", "3 YES F2 B1"),
    ),
    fails=Example(
        {"Header": [0, 1, 2], "Episodes": [1, 2], "OC3": [1]},
        Header=rows("CHILD SEX MOTHER", "1 F 2", "2 M 1", "3 F -"),
        Episodes=rows("CHILD LS DECOM", "4 C2 01/05/2026", "3 C2 01/05/2026", "3 C2 01/06/2026"),
        OC3=rows("CHILD IN_TOUCH ACTIV ACCOM", "4 YES F2 B1", "2 YES F2 B1"),
    ),
)
def motherhood_is_sound(given: Given) -> Failing:
    this_year = ~short_break() & (col("DECOM") <= given.end)
    said = col("MOTHER").is_not_null()
    left_care = given.any("OC3", any_given(_LEFT)) & ~given.any("Episodes", this_year)
    wrong = (
        (said & ~is_one_of("MOTHER", ("0", "1")))
        | (said & is_one_of("SEX", MALE))
        | (~said & ~is_one_of("SEX", MALE) & ~left_care)
    )
    of_child = given.any("Header", wrong)
    return {"Header": wrong, "Episodes": this_year & of_child, "OC3": of_child}


@rule(
    code="399",
    message="Mother field, review field or participation field are completed but child is looked after under legal "
    "status V3 or V4.",
    fields=("Header.MOTHER", "Episodes.LS", "Reviews.REVIEW", "Reviews.REVIEW_CODE"),
    source=CHECKS,
    optional=("Reviews",),
    passes=Example(
        Episodes=rows("CHILD LS", "1 V3", "2 C2"),
        Header=rows("CHILD MOTHER", "1 -", "2 0"),
        Reviews=rows("CHILD REVIEW REVIEW_CODE", "2 01/05/2026 PN1"),
    ),
    fails=Example(
        {"Episodes": [0, 1], "Header": [0, 1], "Reviews": [0]},
        Episodes=rows("CHILD LS", "1 V3", "2 V4"),
        Header=rows("CHILD MOTHER", "1 0", "2 -"),
        Reviews=rows("CHILD REVIEW REVIEW_CODE", "2 01/05/2026 -"),
    ),
)
def short_breaks_have_no_reviews(given: Given) -> Failing:
    reviewed = col("REVIEW__text").is_not_null() | col("REVIEW_CODE").is_not_null()
    said = given.any("Header", col("MOTHER").is_not_null()) | given.any("Reviews", reviewed)
    breaks = given.any("Episodes", short_break())
    return {"Episodes": short_break() & said, "Header": breaks & said, "Reviews": breaks & said}
