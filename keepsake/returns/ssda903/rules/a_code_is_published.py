"""Rules that ask whether a code is one of those published for it, one line each."""

from keepsake.returns.engine.given import Given, is_missing, not_a_code
from keepsake.returns.engine.rule import Example, Failing, Rule, rule
from keepsake.returns.ssda903.source import CHECKS

_NOUGHT_ONE = "0 1"
_ACTIVITY = "F1 P1 F2 P2 F4 P4 F5 P5 G4 G5 G6 0"
_ACCOMMODATION = "B1 B2 C1 C2 D1 D2 E1 E2 G1 G2 H1 H2 K1 K2 R1 R2 S2 T1 T2 U1 U2 V1 V2 W1 W2 X2 Y1 Y2 Z1 Z2 0"
_CEASED = "E11 E12 E2 E3 E4A E4B E13 E41 E45 E46 E47 E48 E5 E6 E7 E8 E9 E14 E15 E16 E17 X1"
_CHANGED = "CARPL CLOSE ALLEG STAND APPRR CREQB CREQO CHILD LAREQ PLACE CUSTOD OTHER"
_ETHNIC = "WBRI WIRI WOTH WIRT WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT"
_WORKER = "MANAGE FCONTA LEFTRL ORGRST TSPROC ABSENC CHCHAN PCCHAN SWDIED OTHERS"
_PLACE = "A3 A4 A5 A6 K1 K2 P1 P3 R1 R2 R3 R5 S1 T0 T1 T2 T3 T4 U1 U2 U3 U4 U5 U6"


def _published(
    code: str, field: str, codes: str, message: str, *, required: bool = False, first: str = "", last: str = ""
) -> Rule:
    """``required``: nothing at all is as wrong as a code that is not published."""
    table, column = field.split(".")
    allowed = codes.split()

    @rule(
        code=code,
        message=message,
        fields=(field,),
        source=CHECKS,
        first=first or None,
        last=last or None,
        mend=f"{column} in {table} is one of {', '.join(allowed)}." + ("" if required else " Or leave it empty."),
        passes=Example(**{table: [{column: allowed[0]}, {column: allowed[-1]}]}),
        fails=Example({table: [0, 1] if required else [0]}, **{table: [{column: "?"}, {column: None}]}),
    )
    def code_is_published(given: Given) -> Failing:
        wrong = not_a_code(column, allowed)
        return {table: (wrong | is_missing(column)) if required else wrong}

    return code_is_published


PUBLISHED = (
    _published("101", "Header.SEX", "1 2", "The gender code is not valid.", required=True, last="2023-24"),
    _published(
        "101",
        "Header.SEX",
        "M F U",
        "The child or young person's reported sex is not valid.",
        required=True,
        first="2024-25",
    ),
    _published(
        "103",
        "Header.ETHNIC",
        _ETHNIC,
        "The ethnicity code is either not valid or has not been entered.",
        required=True,
    ),
    _published(
        "114",
        "AD1.FOSTER_CARE",
        _NOUGHT_ONE,
        "Data entry to record the status of former carer(s) of an adopted child is invalid.",
    ),
    _published(
        "120",
        "PlacedAdoption.REASON_PLACED_CEASED",
        "RD1 RD2 RD3 RD4",
        "The reason for the reversal of the decision that the child should be placed for adoption code is not valid.",
    ),
    _published(
        "131",
        "OC3.IN_TOUCH",
        "YES NO DIED REFU NREQ RHOM",
        "Data entry for being in touch after leaving care is invalid.",
    ),
    _published("132", "OC3.ACTIV", _ACTIVITY, "Data entry for activity after leaving care is invalid."),
    _published(
        "133",
        "OC3.ACCOM",
        _ACCOMMODATION,
        "Data entry for accommodation after leaving care is invalid.",
        required=True,
    ),
    _published("143", "Episodes.RNE", "S P L T U B", "The reason for new episode code is not a valid code."),
    _published(
        "144",
        "Episodes.LS",
        "C1 C2 D1 E1 V2 V3 V4 J1 J2 J3 L1 L2 L3",
        "The legal status code is not a valid code.",
    ),
    _published("145", "Episodes.CIN", "N1 N2 N3 N4 N5 N6 N7 N8", "Category of need code is not a valid code."),
    _published(
        "146",
        "Episodes.PLACE",
        f"{_PLACE} H5 P2 Z1",
        "Placement type code is not a valid code.",
        last="2023-24",
    ),
    _published(
        "146",
        "Episodes.PLACE",
        f"{_PLACE} K3 Z1",
        "Placement type code is not a valid code.",
        first="2024-25",
        last="2024-25",
    ),
    _published(
        "146",
        "Episodes.PLACE",
        f"{_PLACE} K3 Z11 Z12 Z13 Z14",
        "Placement type code is not a valid code.",
        first="2025-26",
    ),
    _published("149", "Episodes.REC", _CEASED, "Reason episode ceased code is not valid."),
    _published("175", "AD1.NB_ADOPTR", "1 2", "The number of adopter(s) code is not a valid code."),
    _published(
        "176",
        "AD1.SEX_ADOPTR",
        "M1 F1 MM FF MF",
        "The gender of adopter(s) at the date of adoption code is not a valid code.",
    ),
    _published(
        "177", "AD1.LS_ADOPTR", "L0 L11 L12 L2 L3 L4", "The legal status of adopter(s) code is not a valid code."
    ),
    _published(
        "196",
        "OC2.SDQ_REASON",
        "SDQ1 SDQ2 SDQ3 SDQ4 SDQ5",
        "Strengths and Difficulties (SDQ) reason is not a valid code.",
    ),
    _published("1006", "Missing.MISSING", "M A", "Missing type invalid."),
    _published("1009", "Episodes.REASON_PLACE_CHANGE", _CHANGED, "Reason for placement change is not a valid code."),
    _published(
        "SW13STG1",
        "SWEpisodes.SW_REASON",
        _WORKER,
        "The reason for social worker change is either not valid or has not been entered.",
        required=True,
        first="2023-24",
        last="2023-24",
    ),
    _published(
        "SW13STG1",
        "SWEpisodes.SW_REASON",
        _WORKER,
        "The reason for social worker change is not valid.",
        first="2024-25",
    ),
)
