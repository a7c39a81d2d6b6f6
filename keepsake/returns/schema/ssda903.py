"""The tables of SSDA903, children looked after. Source: the Department's guide to the return, by its public readers."""

from keepsake.returns.schema.tables import Return, table, with_last_year

_TABLES = (
    table("Header", "CHILD SEX DOB:date ETHNIC UPN MOTHER MC_DOB:date", derived="UASC=UASC"),
    table(
        "Episodes",
        "CHILD DECOM:date RNE LS CIN PLACE PLACE_PROVIDER DEC:date REC REASON_PLACE_CHANGE HOME_POST PL_POST URN",
        "DECOM DEC RNE LS PLACE REC",
        derived="PL_LA=postcodes PL_LOCATION=postcodes PL_DISTANCE:number=postcodes",
        also="PLACE=PLACEMENT",  # as the Department's rules of 2026-27 call it
    ),
    table("Reviews", "CHILD DOB:date REVIEW:date REVIEW_CODE", "REVIEW"),
    table("UASC", "CHILD SEX DOB:date DUC:date"),
    table(
        "OC2",
        "CHILD DOB:date SDQ_SCORE SDQ_REASON CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT "
        "SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED",
    ),
    table("OC3", "CHILD DOB:date IN_TOUCH ACTIV ACCOM"),
    table("AD1", "CHILD DOB:date DATE_INT:date DATE_MATCH:date FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR"),
    table(
        "PlacedAdoption", "CHILD DOB:date DATE_PLACED:date DATE_PLACED_CEASED:date REASON_PLACED_CEASED", "DATE_PLACED"
    ),
    table("PrevPerm", "CHILD DOB:date PREV_PERM LA_PERM DATE_PERM"),
    table("Missing", "CHILD DOB:date MISSING MIS_START:date MIS_END:date", "MIS_START MIS_END"),
    table("SWEpisodes", "CHILD DOB:date SW_ID SW_DECOM:date SW_DEC:date SW_REASON", "SW_DECOM SW_DEC", first=2024),
    table("DoLo", "CHILD DOB:date DOLO_START:date DOLO_END:date", "DOLO_START DOLO_END", first=2027),
)
_PROVIDERS = table("Providers", "URN PLACE_CODES PROVIDER_CODES REG_END:date POSTCODE LA_CODE LA_NAME")

SSDA903 = Return(
    name="ssda903",
    title="SSDA903: children looked after",
    tables={**with_last_year(_TABLES), "Providers": _PROVIDERS},
    keys={"child": ("CHILD",), "provider": ("URN",), "return": ()},
    years=(2023, 2027),
    dates=("%d/%m/%Y",),
)
