"""Reading both returns: whatever the name, order, case or encoding; and what is refused, in words."""

import zipfile
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keepsake.returns import check
from keepsake.returns.intake.cin_xml import cin_tables
from keepsake.returns.intake.csv_tables import csv_table
from keepsake.returns.intake.files import read, read_sent
from keepsake.returns.intake.problems import UnusableFile
from keepsake.returns.intake.ssda903_xml import ssda903_tables
from keepsake.returns.schema import RETURNS

SSDA903 = RETURNS["ssda903"]
OC3 = b"CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n1,01/01/2008, yes ,f2,\n"
CHILD = b"""<EXPSSDA903><CHILD><HEADER><CHILDID>a1</CHILDID><SEX>M</SEX><DOB>01/02/2010</DOB><UASC>1</UASC>
<DUC>01/02/2026</DUC><IN_TOUCH>yes</IN_TOUCH><AREVIEW><REVIEW>02/05/2026</REVIEW><REVIEW_CODE>pn1</REVIEW_CODE></AREVIEW>
</HEADER><EPISODE><DECOM>01/05/2026</DECOM><PL>U1</PL><REC/></EPISODE><EPISODE><DECOM>02/05/2026</DECOM></EPISODE>
<SWEPISODE><SW_ID>SW123</SW_ID><SW_DECOM>01/05/2026</SW_DECOM></SWEPISODE></CHILD></EXPSSDA903>"""
CENSUS = b"""<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2027</Year>
<ReferenceDate>2027-03-31</ReferenceDate></CollectionDetails><Source><LEA>808</LEA></Source></Header><Children><Child>
<ChildIdentifiers><LAchildID>7</LAchildID></ChildIdentifiers><ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities>
<Disability>HAND</Disability><Disability>MOB</Disability></Disabilities></ChildCharacteristics><CINdetails>
<CINreferralDate>2026-05-01</CINreferralDate><Assessments><AssessmentActualStartDate>2026-05-02</AssessmentActualStartDate>
<FactorsIdentifiedAtAssessment><AssessmentFactors>1A</AssessmentFactors><AssessmentFactors>2B</AssessmentFactors>
</FactorsIdentifiedAtAssessment></Assessments><ChildProtectionPlans><CPPstartDate>2026-06-01</CPPstartDate><Reviews>
<CPPreviewDate>2026-07-01</CPPreviewDate><CPPreviewDate>2026-08-01</CPPreviewDate></Reviews></ChildProtectionPlans>
</CINdetails></Child></Children></Message>"""


def test_a_table_is_known_by_its_columns_in_any_case_and_order():
    name, frame = csv_table("x.txt", b"\xef\xbb\xbfaccom,DOB,Activ,IN_TOUCH,child\n,01/01/2008,f2, yes ,1\n", SSDA903)

    assert (name, frame.to_dicts()) == (
        "OC3",
        [{"ACCOM": None, "DOB": "01/01/2008", "ACTIV": "F2", "IN_TOUCH": "YES", "CHILD": "1"}],
    )


def test_windows_letters_are_read():
    _, frame = csv_table("x.csv", "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\né,,,,\n".encode("cp1252"), SSDA903)

    assert frame["CHILD"].to_list() == ["É"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"CHILD,DOB,IN_TOUCH,ACTIV\n", "beside OC3, it lacks ACCOM"),
        (b"CHILD,CHILD\n", "line 1, CHILD: A column is there twice"),
        (OC3 + b"1,2\n", "line 3: There are 2 cells and 5 columns"),
        (OC3 + b'1,2,3,4,"5\n', "not CSV"),
        (b"a\0b", "not a text file"),
        (OC3 + b"1,2,3,4," + b"x" * 20_000 + b"\n", "line 3, ACCOM: A cell holds more than"),
    ],
)
def test_a_table_that_cannot_be_read_says_why(content, said):
    with pytest.raises(UnusableFile, match=said):
        csv_table("x.csv", content, SSDA903)


def test_every_table_of_the_xml_is_read():
    tables = ssda903_tables("x.xml", CHILD)

    assert tables["Episodes"]["DECOM"].to_list() == ["01/05/2026", "02/05/2026"]
    assert tables["Episodes"]["PLACE"].to_list() == ["U1", None]
    assert tables["Reviews"].row(0) == ("A1", "01/02/2010", "02/05/2026", "PN1")
    assert tables["UASC"]["DUC"].to_list() == ["01/02/2026"]
    assert tables["OC3"]["IN_TOUCH"].to_list() == ["YES"]
    assert tables["SWEpisodes"]["SW_ID"].to_list() == ["SW123"]
    assert "DoLo" not in tables


def test_every_review_and_every_factor_of_the_census_is_read():
    tables = cin_tables("x.xml", CENSUS)

    assert tables["Reviews"]["CPPreviewDate"].to_list() == ["2026-07-01", "2026-08-01"]
    assert tables["Assessments"]["AssessmentFactors"].to_list() == ["1A,2B"]
    assert tables["Disabilities"]["Disability"].to_list() == ["HAND", "MOB"]
    assert tables["Header"]["ReferenceDate"].to_list() == ["2027-03-31"]


def test_many_rows_are_packed_without_losing_any(monkeypatch):
    whole = cin_tables("x.xml", CENSUS)
    monkeypatch.setattr("keepsake.returns.intake.columns.MANY", 1)

    packed = cin_tables("x.xml", CENSUS)

    assert {name: frame.to_dicts() for name, frame in packed.items()} == {
        name: frame.to_dicts() for name, frame in whole.items()
    }
    assert whole["Reviews"].height == 2


def test_utf_16_is_read_where_its_mark_says_so():
    _, frame = csv_table("x.csv", "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\né,,,,\n".encode("utf-16"), SSDA903)
    text = CENSUS.decode()
    declared = '<?xml version="1.0" encoding="UTF-16"?>' + text

    assert frame["CHILD"].to_list() == ["É"]
    for content in (text.encode("utf-16"), declared.encode("utf-16")):
        assert cin_tables("x.xml", content)["Reviews"].height == 2


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_table_in_utf_16_without_its_mark_is_refused_and_xml_is_read(tmp_path, encoding):
    (tmp_path / "oc3.csv").write_bytes(OC3.decode().encode(encoding))
    (tmp_path / "census.xml").write_bytes(CENSUS.decode().encode(encoding))

    assert "UTF-16 without its mark" in str(read("ssda903", [tmp_path / "oc3.csv"]).problems[0])
    assert read("cin", [tmp_path / "census.xml"]).tables["Reviews"].height == 2


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8"])
def test_entities_are_refused_in_every_encoding(encoding):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><Message>&b;</Message>'

    with pytest.raises(UnusableFile, match="DOCTYPE"):
        cin_tables("x.xml", bomb.encode(encoding))


def test_an_encoding_in_which_a_document_type_could_hide_is_refused():
    with pytest.raises(UnusableFile, match="written in UTF-7"):
        cin_tables("x.xml", b'<?xml version="1.0" encoding="UTF-7"?><Message/>')


def test_an_element_of_enormous_text_is_refused():
    with pytest.raises(UnusableFile, match="more than 10000 characters"):
        cin_tables("x.xml", CENSUS.replace(b">WBRI<", b">" + b"x" * 100_000 + b"<"))


def test_a_group_that_is_empty_is_a_row_all_the_same():
    tables = cin_tables("x.xml", CENSUS.replace(b"</CINdetails>", b"<Assessments/></CINdetails>"))

    assert tables["Assessments"]["AssessmentActualStartDate"].to_list() == ["2026-05-02", None]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<Message/>", "Its root is Message, and that of ssda903 is EXPSSDA903"),
        (b'<!DOCTYPE x [<!ENTITY a "aa">]><EXPSSDA903>&a;</EXPSSDA903>', "DOCTYPE"),
        (b"<EXPSSDA903>" + b"<a>" * 50 + b"</a>" * 50 + b"</EXPSSDA903>", "deep"),
        (b"<EXPSSDA903>\n<CHILD></EXPSSDA903>", "line 2"),
    ],
)
def test_xml_that_cannot_be_read_says_why_and_hides_no_other_file(tmp_path, content, said):
    (tmp_path / "bad.xml").write_bytes(content)
    (tmp_path / "oc3.csv").write_bytes(OC3)

    found = read("ssda903", [tmp_path / "bad.xml", tmp_path / "oc3.csv", tmp_path / "none.csv"])

    assert said in str(found.problems[0])
    assert "none.csv" in str(found.problems[1])
    assert list(found.tables) == ["OC3"]


def test_a_zip_is_read_and_a_table_given_twice_is_said(tmp_path):
    with zipfile.ZipFile(tmp_path / "both.zip", "w") as held:
        held.writestr("one.csv", OC3)
        held.writestr("two.csv", OC3)

    found = read("ssda903", [tmp_path / "both.zip"])

    assert list(found.tables) == ["OC3"]
    assert "OC3 was read already" in str(found.problems[0])


def test_the_sheets_of_a_workbook_are_read_and_its_days_are_days(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM"])
    book.active.append([1, date(2008, 1, 31), "yes", None, "B1"])
    book.create_sheet("empty")
    book.save(tmp_path / "leavers.xlsx")

    found = read("ssda903", [tmp_path / "leavers.xlsx"])

    assert found.problems == []
    assert found.tables["OC3"].row(0) == ("1", "31/01/2008", "YES", None, "B1")


def test_workbooks_in_a_zip_are_read_and_a_zip_in_it_is_refused(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM"])
    book.create_sheet("notes").append(["nothing of the kind"])
    book.save(tmp_path / "leavers.xlsx")
    with zipfile.ZipFile(tmp_path / "inner.zip", "w") as held:
        held.writestr("one.csv", OC3)
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as held:
        for name in ("inner.zip", "leavers.xlsx"):
            held.write(tmp_path / name, name)
        held.writestr("broken.xlsx", (tmp_path / "leavers.xlsx").read_bytes()[:-40])

    found = read("ssda903", [tmp_path / "all.zip"])

    assert list(found.tables) == ["OC3"]
    assert [str(each).split(": ")[0].split(":")[-1] for each in found.problems] == [
        "one.csv",
        "notes, line 1",
        "broken.xlsx",
    ]
    assert "zip in a zip" in str(found.problems[0])


def test_a_long_file_tells_how_far_it_is_read(monkeypatch):
    monkeypatch.setattr("keepsake.returns.intake.csv_tables.TELL", 2)
    monkeypatch.setattr("keepsake.returns.intake.content.PIECE", 300)
    heard = []

    leavers = OC3 + OC3.splitlines(keepends=True)[1] * 4
    read_sent("ssda903", [("oc3.csv", leavers)], lambda *told: heard.append(told))
    read_sent("cin", [("census.xml", CENSUS)], lambda *told: heard.append(told))

    for what, size in (("Reading oc3.csv", len(leavers)), ("Reading census.xml", len(CENSUS))):
        done = [at for said, at, of in heard if said == what and of == size]
        assert done == sorted(done)
        assert done[0] == 0
        assert len(set(done)) > 2


@pytest.mark.parametrize("of", ["ssda903", "cin"])
@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_is_done_to_a_file_it_is_read_or_refused(of, data):
    whole = data.draw(st.sampled_from([CHILD, OC3] if of == "ssda903" else [CENSUS]))
    at, to = sorted(data.draw(st.tuples(st.integers(0, len(whole)), st.integers(0, len(whole)))))
    pieces = st.sampled_from([b"<", b">", b"</CHILD>", b"<!DOCTYPE a>", b"&a;", b'"', b"\xff\xfe", b"\0", whole[at:to]])
    content = whole[:at] + data.draw(pieces | st.binary(max_size=40)) + whole[to:]

    found = read_sent(of, [("sent", content)])

    assert found.problems or found.tables
    if found.tables:
        check(of, year="2026-27", tables=found.tables)


def test_an_element_that_no_child_has_is_a_column_all_the_same(tmp_path):
    (tmp_path / "census.xml").write_bytes(CENSUS)

    found = read("cin", [tmp_path / "census.xml"])

    assert "PersonDeathDate" in found.tables["ChildIdentifiers"][0]


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_nothing_that_is_read_does_more_than_refuse(content):
    for read_one in (
        lambda: csv_table("x", OC3 + content, SSDA903),
        lambda: ssda903_tables("x", CHILD[:200] + content),
        lambda: cin_tables("x", CENSUS[:200] + content),
    ):
        try:
            read_one()
        except UnusableFile:
            continue
