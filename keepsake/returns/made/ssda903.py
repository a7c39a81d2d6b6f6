"""An invented SSDA903: this year's tables and last year's. Nobody in it exists."""

import random
from datetime import date, timedelta
from typing import Any

from keepsake.clock.ages import age_on

Rows = dict[str, list[dict[str, Any]]]
_ETHNIC = ("WBRI", "MOTH", "APKN", "BAFR", "AOTH")
_FAULTS = ("LS", "PLACE", "RNE", "CIN")


def made_ssda903(children: int, faults: float = 0.02, year_ends_in: int = 2027, seed: int = 1) -> Rows:
    """Tables of so many children, about ten rows each; in ``faults`` of the episodes one code is not published.

    >>> len(made_ssda903(3)["Header"])
    3
    """
    draw = random.Random(seed)  # noqa: S311  invented children, not secrets
    start, last = date(year_ends_in - 1, 4, 1), date(year_ends_in - 2, 4, 1)
    names = ["Header", "Episodes", "Reviews", "OC2", "Missing", "OC3", "AD1", "PlacedAdoption", "PrevPerm", "UASC"]
    names += ["SWEpisodes", "DoLo"]
    tables: Rows = {name: [] for each in names for name in (each, f"{each}_last")}
    for number in range(children):
        who, born = f"C{number:07}", start - timedelta(days=draw.randrange(365, 17 * 365))
        sex = draw.choice("MF")
        came = start - timedelta(days=draw.randrange(30, 364))
        header: dict[str, str | None] = {
            "CHILD": who,
            "SEX": sex,
            "DOB": _day(born),
            "ETHNIC": draw.choice(_ETHNIC),
            "UPN": "UN3",
        }
        header |= _mother(draw, sex, born, start)
        for suffix in ("", "_last"):
            tables[f"Header{suffix}"].append(header)
        _episodes(draw, tables, who, came, start, faults)
        for month in range(2):
            held = start + timedelta(days=30 + 150 * month)
            code = "PN0" if age_on(born, held) < 4 else "PN1"
            tables["Reviews"].append({"CHILD": who, "DOB": _day(born), "REVIEW": _day(held), "REVIEW_CODE": code})
        tables["OC2"].append({"CHILD": who, "DOB": _day(born), **_health(age_on(born, date(year_ends_in, 3, 31)))})
        worker = {"CHILD": who, "DOB": _day(born), "SW_ID": f"SW{number:07}", "SW_DEC": None, "SW_REASON": "ORGRST"}
        tables["SWEpisodes"].append(worker | {"SW_DECOM": _day(max(came, last))})
        if draw.random() < 0.1:
            gone = start + timedelta(days=draw.randrange(300))
            spell = {"MIS_START": _day(gone), "MIS_END": _day(gone + timedelta(days=1))}
            tables["Missing"].append({"CHILD": who, "DOB": _day(born), "MISSING": "M", **spell})
    return tables


def _mother(draw: random.Random, sex: str, born: date, start: date) -> dict[str, str | None]:
    """Whether a girl is a mother: few are, none before she is 16, and then the day her child was born is said."""
    if sex != "F":
        return {"MOTHER": None, "MC_DOB": None}
    if (start - born).days < 16 * 366 or draw.random() > 0.1:
        return {"MOTHER": "0", "MC_DOB": None}
    return {"MOTHER": "1", "MC_DOB": _day(start - timedelta(days=draw.randrange(30, 100)))}


def _episodes(draw: random.Random, tables: Rows, who: str, came: date, start: date, faults: float) -> None:
    """One open at the end of last year, carried over, then two changes of placement in this one."""
    home = {"CHILD": who, "LS": "C2", "CIN": "N1", "PLACE": "U1", "PLACE_PROVIDER": "PR1", "REASON_PLACE_CHANGE": None}
    home |= {"HOME_POST": "ZZ1 1AA", "PL_POST": "ZZ1 1AB", "URN": "SC999999"}
    tables["Episodes_last"].append(home | {"DECOM": _day(came), "RNE": "S", "DEC": None, "REC": None})
    days = [came, start + timedelta(days=draw.randrange(10, 150)), start + timedelta(days=draw.randrange(160, 350))]
    for at, day in enumerate(days):
        ends = days[at + 1] if at + 1 < len(days) else None
        row = home | {"DECOM": _day(day), "RNE": "P" if at else "S", "PLACE": ("U1", "U4", "U1")[at]}
        row |= {"DEC": _day(ends) if ends else None, "REC": "X1" if ends else None}
        row["REASON_PLACE_CHANGE"] = "CARPL" if ends else None
        if draw.random() < faults:
            row[draw.choice(_FAULTS)] = "??"
        tables["Episodes"].append(row)


def _health(age: int) -> dict[str, str | None]:
    """What is asked of a child of this age at the end of the year."""
    asked = ("HEALTH_CHECK",) if age < 5 else ("CONVICTED",) if age >= 10 else ()
    always = ("IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE")
    nothing = ("SDQ_REASON", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED", "CONVICTED", "HEALTH_CHECK")
    score = "10" if 4 <= age < 18 else None
    return {"SDQ_SCORE": score} | dict.fromkeys(nothing) | dict.fromkeys((*always, *asked), "0")


def _day(day: date) -> str:
    return day.strftime("%d/%m/%Y")
