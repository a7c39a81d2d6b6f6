"""A census goes into the record and comes out as it was; what is read twice is there once."""

import pytest
from lxml import etree

from keepsake.accounts.models import Account
from keepsake.casework.models import Assessment, ConferenceChild, Referral
from keepsake.census.exporting import census
from keepsake.census.importing import import_census
from keepsake.census.rows import rows, whole_record
from keepsake.people.models import OtherNumber, Person
from keepsake.record.models import Version
from keepsake.returns.intake.problems import UnusableFile
from keepsake.returns.years import Year
from tests.census.a_census import CHILDREN, a_census

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def someone():
    return Account.objects.open(username="someone", display_name="Somebody", roles=(), password=None)


def exported(year="2026-27"):
    return "".join(census(Year.named(year), "808")).encode()


def canonical(content):
    """The children without white space, in the order of their numbers."""
    parser = etree.XMLParser(remove_blank_text=True)
    children = etree.fromstring(content, parser).iterfind("Children/Child")
    return sorted(etree.tostring(child, method="c14n").replace(b"\n", b"") for child in children)


def test_what_was_imported_is_exported_element_for_element():
    done = import_census("a.xml", a_census())

    assert done.not_placed == []
    assert canonical(exported()) == canonical(a_census())


def test_a_second_import_changes_nothing():
    import_census("a.xml", a_census())
    with whole_record():
        before = Version.objects.count()

    again = import_census("a.xml", a_census())

    with whole_record():
        assert Version.objects.count() == before
    assert (dict(again.added), again.not_placed) == ({}, [])
    assert again.there_already > 10


def test_records_keep_their_days_and_where_they_came_from():
    import_census("a.xml", a_census())

    with whole_record():
        case = (
            rows(Referral)
            .filter(received_on="2026-06-01")
            .values("origin", "original_id", "true_from", "version")
            .get()
        )
        assert (case["origin"], case["original_id"], case["version"]) == ("cin_census_2027", "808/A-1/2", 1)
        assert case["true_from"].isoformat() == "2026-06-01"
        assert rows(Assessment).count() == 1
        assert rows(ConferenceChild).count() == 2
        assert Version.objects.filter(values__original_id="808/A-1/2").count() == 1


def test_a_year_has_only_who_belongs_to_it_and_what_was_known_by_then():
    import_census("a.xml", a_census())

    assert canonical(exported("2025-26")) == []
    assert b"A-1" in exported("2026-27")
    later = exported("2027-28")
    assert b"2026-04-10" not in later
    assert b"2026-06-01" in later


def test_what_cannot_be_placed_is_told_and_the_rest_is_kept():
    broken = CHILDREN.replace(">2A<", ">??<").replace("2026-08-01</CINPlanEndDate>", "2026-07-01</CINPlanEndDate>")
    broken = broken.replace(">2026-06-02<", ">soon<")

    done = import_census("a.xml", a_census(broken))

    assert {(each.child, each.element, each.value) for each in done.not_placed} == {
        ("A-1", "ReferralSource", "??"),
        ("A-1", "CINPlanEndDate", "2026-07-01"),
        ("A-1", "AssessmentActualStartDate", "soon"),
    }
    assert b"<CINPlanStartDate>2026-07-21</CINPlanStartDate></CINPlanDates>" in exported()


def test_a_later_census_brings_an_earlier_one_up_to_date_as_a_new_version():
    open_still = CHILDREN.replace("<CINclosureDate>2026-05-01</CINclosureDate>\n<ReasonForClosure>RC8", "\n<NotYet>")
    open_still = open_still.replace("\n<NotYet></ReasonForClosure>", "")
    import_census("a.xml", a_census(open_still, 2026))

    done = import_census("b.xml", a_census(CHILDREN, 2027))

    assert (done.brought_up_to_date, done.not_placed) == (1, [])
    assert canonical(exported()) == canonical(a_census())
    with whole_record():
        closed = rows(Referral).get(closed_on="2026-05-01")
        assert (closed.version, closed.origin) == (2, "cin_census_2027")
        first, second = Version.objects.filter(record_id=closed.pk).order_by("number")
        assert (first.values["closed_on"], second.values["closed_on"]) == (None, "2026-05-01")
        assert second.reason == "The census of 2027 says so."
        assert first.values.keys() == second.values.keys()


def test_an_earlier_census_takes_nothing_back():
    import_census("b.xml", a_census(CHILDREN, 2027))

    done = import_census("a.xml", a_census(CHILDREN.replace(">RC8<", ">RC9<"), 2026))

    assert done.brought_up_to_date == 0
    assert [(each.child, each.value) for each in done.not_placed] == [("A-1", "RC9")]
    assert canonical(exported()) == canonical(a_census())


def test_a_death_that_a_later_census_tells_of_is_taken_and_a_birth_is_not_changed():
    import_census("a.xml", a_census(CHILDREN, 2026))
    later = CHILDREN.replace(
        "<PersonBirthDate>2015-05-01</PersonBirthDate><Sex>F</Sex>",
        "<PersonBirthDate>2015-05-02</PersonBirthDate><Sex>F</Sex><PersonDeathDate>2026-09-01</PersonDeathDate>",
    )

    done = import_census("b.xml", a_census(later, 2027))

    assert [(each.child, each.value) for each in done.not_placed] == [("A-1", "2015-05-02")]
    assert b"<PersonDeathDate>2026-09-01</PersonDeathDate>" in exported()


def test_what_a_worker_wrote_stays_and_is_told():
    import_census("a.xml", a_census())
    with whole_record():
        rows(Referral).filter(closed_on="2026-05-01").update(recorded_by=someone())

    done = import_census("b.xml", a_census(CHILDREN.replace(">RC8<", ">RC9<")))

    assert [(each.child, each.value) for each in done.not_placed] == [("A-1", "RC9")]
    assert canonical(exported()) == canonical(a_census())


def test_two_records_joined_as_one_child_go_out_as_one():
    import_census("a.xml", a_census(CHILDREN.replace("<UPN>A123456789012</UPN>", "")))
    twice = CHILDREN.replace(">A-1<", ">A-9<").replace(">2026-04-10<", ">2026-05-20<")
    import_census("b.xml", a_census(twice[: twice.index("<Child><ChildIdentifiers><LAchildID>A-2")]))
    with whole_record():
        numbers = dict(rows(OtherNumber).values_list("value", "person_id"))
        rows(Person).filter(pk=numbers["A-9"]).update(same_as=numbers["A-1"])

    children = etree.fromstring(exported()).findall("Children/Child")

    assert sorted(each.findtext("ChildIdentifiers/LAchildID") for each in children) == ["A-1", "A-2"]
    (one,) = [each for each in children if each.findtext("ChildIdentifiers/LAchildID") == "A-1"]
    assert one.findtext("ChildIdentifiers/UPN") == "A123456789012"
    days = [each.text for each in one.iterfind("CINdetails/CINreferralDate")]
    assert days == ["2026-04-10", "2026-05-20", "2026-06-01", "2026-06-01"]


@pytest.mark.parametrize("year", range(2017, 2028))
def test_every_year_is_read(year):
    old = a_census(CHILDREN.replace("<Sex>F</Sex>", "<GenderCurrent>2</GenderCurrent>"), year)

    done = import_census("a.xml", old)

    assert (done.children, done.not_placed) == (2, [])


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b'<!DOCTYPE m [<!ENTITY a "aaaa">]><Message>&a;</Message>', "entities"),
        (a_census().decode().encode("utf-16"), "UTF-8"),
        (a_census().replace(b"A-1", b"\xff\xfe"), "not XML"),
        (b"<Other/>", "root is Other"),
        (b"", "not XML"),
        (a_census(year=2016), "year is 2016"),
        (a_census(""), "no child"),
        (a_census()[:-40], "not XML"),
    ],
)
def test_a_file_that_is_no_census_is_refused_and_nothing_is_written(content, why):
    with pytest.raises(UnusableFile, match=why):
        import_census("a.xml", content)

    with whole_record():
        assert Version.objects.count() == 0


def test_a_case_that_was_written_here_is_left_alone_with_all_that_belongs_to_it():
    import_census("a.xml", a_census())
    with whole_record():
        rows(Referral).filter(received_on="2026-06-01").update(origin="", primary_need="N5")
        before = Version.objects.count()

    done = import_census("a.xml", a_census())

    assert [(each.child, each.element, each.value) for each in done.not_placed] == [
        ("A-1", "CINreferralDate", "2026-06-01")
    ]
    with whole_record():
        assert Version.objects.count() == before


def test_a_number_that_stands_twice_is_told():
    done = import_census("a.xml", a_census(CHILDREN.replace(">A-2<", ">A-1<")))

    assert [(each.child, each.element) for each in done.not_placed] == [("A-1", "LAchildID")]
    assert done.children == 2


def test_a_child_without_a_number_has_one_in_the_census_and_is_known_again_by_it():
    import_census("a.xml", a_census())
    with whole_record():
        rows(OtherNumber).filter(value="A-1").update(kind="another")
        number = rows(OtherNumber).get(value="A-1").person_id.hex[:20]

    ours = exported()
    done = import_census("ours.xml", ours)

    assert f"<LAchildID>{number}</LAchildID>".encode() in ours
    assert (dict(done.added), done.not_placed) == ({}, [])
    assert canonical(exported()) == canonical(ours)
