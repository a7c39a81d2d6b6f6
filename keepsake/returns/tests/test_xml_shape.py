"""What a schema would refuse of a census is told with its line, and read all the same."""

import pytest

from keepsake.returns.intake.cin_xml import cin_tables
from keepsake.returns.intake.files import MOST_FAULTS, read_sent
from keepsake.returns.schema.cin import CIN
from keepsake.returns.schema.xml_order import CIN_ORDER

CHILD = """<Child>
<ChildIdentifiers><LAchildID>7</LAchildID>
<PersonBirthDate>2010-01-01</PersonBirthDate><Sex>M</Sex></ChildIdentifiers>
<ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>
<CINdetails><CINreferralDate>2026-05-01</CINreferralDate>
<Section47><S47ActualStartDate>2026-05-02</S47ActualStartDate><ICPCnotRequired>true</ICPCnotRequired></Section47>
<ReferralNFA>false</ReferralNFA></CINdetails>
</Child>"""


def told(child, times=1):
    faults = []
    text = f"<Message><Header/><Children>\n{child * times}</Children></Message>"
    tables = cin_tables("census.xml", text.encode(), faults.append)
    return [str(each) for each in faults], tables


def test_a_census_in_the_published_order_has_no_fault():
    assert told(CHILD)[0] == []


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("<Sex>", "<Hobby>chess</Hobby><Sex>", "line 4, Hobby: This element is not expected. ChildIdentifiers has no"),
        ("<Sex>M</Sex>", "<Sex>M</Sex><Sex>F</Sex>", "line 4, Sex: This element is not expected. It may be there once"),
        ("<Sex>M</Sex>", "<Sex>M</Sex><UPN>A</UPN>", "UPN: This element is not expected. It stands too late"),
        ("</CINdetails>", "<Assessments/></CINdetails>", "expected here: ChildProtectionPlans, PreProceedingsandFGDM"),
        ("2010-01-01", "01/01/2010", "line 4, PersonBirthDate: The text is not a day, as in 2027-03-31"),
        ("2010-01-01", "2010-02-30", "line 4, PersonBirthDate: The text is not a day"),
        ("<ReferralNFA>false", "<ReferralNFA>no", "line 8, ReferralNFA: The text is not true or false"),
        ("<ReferralNFA>false", "<ReferralNFA>", "line 8, ReferralNFA: It is empty"),
    ],
)
def test_what_a_schema_would_refuse_is_told_with_its_line_and_read(was, becomes, said):
    faults, tables = told(CHILD.replace(was, becomes))

    assert len(faults) == 1
    assert said in faults[0]
    assert tables["ChildIdentifiers"]["LAchildID"].to_list() == ["7"]


def test_no_text_of_a_child_is_repeated():
    faults, _ = told(CHILD.replace("2010-01-01", "secret"))

    assert "secret" not in faults[0]


def test_the_sex_of_earlier_years_stands_where_sex_stands():
    assert told(CHILD.replace("Sex>", "GenderCurrent>"))[0] == []


def test_many_faults_are_counted_and_not_all_kept():
    child = CHILD.replace("<Sex>", "<Hobby>chess</Hobby><Sex>")
    text = f"<Message><Children>{child * (MOST_FAULTS + 5)}</Children></Message>"

    found = read_sent("cin", [("census.xml", text.encode())])

    assert len(found.faults) == MOST_FAULTS
    assert list(found.said)[-1] == "And 5 more elements that are not expected."
    assert found.problems == []


def test_every_column_of_the_census_has_a_place_in_the_order():
    ordered = {name for order in CIN_ORDER.values() for name in order.places}
    columns = {name for table in CIN.tables.values() for name in table.by_name}
    positions = {"CINdetailsID", "AssessmentID", "CPPID", "AssessmentFactor"}

    assert columns - positions <= ordered
