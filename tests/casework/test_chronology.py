"""A chronology writes itself from the facts, a worker curates it, and nothing of somebody unseen is in it."""

from datetime import date

import pytest
from django.db.models import QuerySet

from keepsake.accounts.roles import Role
from keepsake.casework.actions import chronology, following, notes
from keepsake.casework.chronology.asking import Asked, by_year
from keepsake.casework.chronology.finding import found_about
from keepsake.casework.chronology.line import Line
from keepsake.casework.chronology.register import NOT_TOLD, TOLD, by_name
from keepsake.casework.chronology.telling import Kind
from keepsake.casework.chronology.wording import lines_of
from keepsake.casework.models import Assessment, CaseNote, Contact, Curation, Weight
from keepsake.notice.reading_age import reading_of
from keepsake.people.actions import addresses, merges, persons, relationships, restrictions
from keepsake.people.models import Person
from keepsake.record.classification import classified_models
from keepsake.record.models import Version
from keepsake.record.opened import keeping
from keepsake.record.second_wall import maintenance
from keepsake.record.writing import Conflict
from keepsake.record.wrong import Wrong
from tests.casework.a_file import EVERYTHING, a_pathway, day
from tests.casework.conftest import FRIDAY, at, on

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def told(people, asked=None) -> list[Line]:
    entries = found_about([person.pk for person in people]).entries
    return lines_of([each for each in entries if asked is None or asked.takes(each)])


def titles(people, asked=None):
    return [line.said.title for line in told(people, asked)]


def find(people, name):
    return next(line for line in told(people) if name in line.said.title)


def curate(line, people, by, **values):
    model, record, key = line.entry.name
    return chronology.curate(
        people=people, record_model=model, record_id=record, line=key, fact_version=line.version, fact_mark=line.mark,
        by=by, **values,
    )  # fmt: skip


@pytest.fixture
def robin(manager, children):
    with on(manager, FRIDAY, wanted=EVERYTHING):
        a_pathway(children[:2], manager)
    return children[0]


def test_every_model_says_what_it_tells_or_why_it_does_not():
    tell = {each.model._meta.label for each in TOLD}
    parts = {each.part._meta.label for each in TOLD if each.part}

    assert tell | NOT_TOLD.keys() == {model._meta.label for model in classified_models()}
    assert not tell & NOT_TOLD.keys()
    assert parts <= NOT_TOLD.keys()
    assert len(by_name()) == len(TOLD)


def test_the_lines_are_those_of_the_facts_in_their_order(manager, robin):
    with on(manager, FRIDAY, wanted=EVERYTHING):
        lines = told([robin], Asked())

    assert [line.said.title.split(":")[0].split(",")[0] for line in lines] == [
        "Born",
        "Worry about a child",
        "Referral to children's social care accepted",
        "Assessment begins",
        "Strategy discussion",
        "Section 47 enquiry begins",
        "Section 47 enquiry ends",
        "Initial conference",
        "Child protection plan begins",
        "Ran away",
        "Robin says (spoken",
        "Decision on the contact",
    ]
    assert [line.entry.on for line in lines] == sorted(line.entry.on for line in lines)
    assert lines[1].said.words == "Bruises."
    assert lines[-1].said.because == "A pattern."  # it was decided today, about a contact of January


def test_brothers_and_sisters_share_a_line_that_stands_once(manager, robin, children):
    with on(manager, FRIDAY, wanted=EVERYTHING):
        lines = told(children[:2])

    conference = [line for line in lines if line.said.title.startswith("Initial conference")]
    assert [line.about for line in conference] == [tuple(each.pk for each in children[:2])]
    assert sum(line.said.title == "Child protection plan begins" for line in lines) == 2


def test_a_fact_that_is_put_right_is_told_as_it_is_now(manager, robin):
    with on(manager, FRIDAY, wanted=EVERYTHING):
        note = CaseNote.objects.get(title="Ran away")
        notes.correct(note=note, because="It was his cousin.", title="His cousin ran away", by=manager)

        assert "His cousin ran away" in titles([robin])
        assert "Ran away" not in titles([robin])


def test_an_analysis_says_that_its_fact_has_changed_since(manager, robin):
    with on(manager, FRIDAY, wanted=EVERYTHING):
        line = find([robin], "Ran away")
        curate(line, [robin], manager, analysis="He runs when his mother is ill.", weight=Weight.ORDINARY)
        before = find([robin], "Ran away")
        notes.correct(
            note=CaseNote.objects.get(title="Ran away"), because="Wrong day.", words="He came back.", by=manager
        )
        after = find([robin], "Ran away")

    assert before.entry.weight == Weight.ORDINARY
    assert not before.has_changed_since(before.entry.curations[0])
    assert after.has_changed_since(after.entry.curations[0])


def test_a_new_version_that_says_the_same_does_not_ask_for_a_new_analysis(manager, robin):
    with on(manager, FRIDAY, wanted=EVERYTHING):
        line = find([robin], "Ran away")
        curate(line, [robin], manager, analysis="It matters.")
        notes.correct(
            note=CaseNote.objects.get(title="Ran away"), because="No longer the first.", is_important=False, by=manager
        )
        after = find([robin], "Ran away")

    assert after.version > line.version
    assert not after.has_changed_since(after.entry.curations[0])


def test_what_is_left_out_has_its_reason_and_comes_back(manager, robin):
    with on(manager, FRIDAY, wanted=EVERYTHING):
        curate(find([robin], "Ran away"), [robin], manager, left_out_because="It was somebody else.")
        out = [each for each in found_about([robin.pk]).entries if each.left_out]
        curate(find([robin], "Ran away"), [robin], manager)
        back = [each for each in found_about([robin.pk]).entries if each.left_out]

    assert [each.curations[0].left_out_because for each in out] == ["It was somebody else."]
    assert back == []


def test_curation_keeps_its_versions_and_two_workers_are_told(manager, robin):
    with on(manager, FRIDAY, wanted=EVERYTHING):
        line = find([robin], "Ran away")
        (first,) = curate(line, [robin], manager, analysis="One.")
        curate(line, [robin], manager, analysis="Two.", seen={robin.pk: 1})
        with pytest.raises(Conflict):
            curate(line, [robin], manager, analysis="Three.", seen={robin.pk: 1})

    with maintenance(), keeping():
        assert Version.objects.filter(record_id=first.pk).count() == 2
        assert QuerySet(Curation).get().analysis == "Two."


def test_left_out_on_one_chronology_it_stays_on_the_other(manager, robin, children):
    with on(manager, FRIDAY, wanted=EVERYTHING):
        line = find(children[:2], "Initial conference")
        curate(line, children[:1], manager, left_out_because="Told elsewhere.")

        assert not any("Initial conference" in line.said.title and not line.entry.left_out for line in told([robin]))
        assert not find(children[:2], "Initial conference").entry.left_out
        assert not find(children[1:2], "Initial conference").entry.left_out


def test_an_own_line_says_how_it_is_known_and_that_its_day_is_not_exact(manager, robin):
    with on(manager, FRIDAY, wanted=EVERYTHING):
        chronology.write(
            people=[robin], begins_on=day(-900), title="A fire", known_from="His grandmother", is_about=True, by=manager
        )
        line = find([robin], "A fire")

    assert line.entry.is_inexact
    assert line.said.words == "Known from: His grandmother."
    assert line.kind is Kind.OWN


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"title": " "}, "title"), ({"known_from": ""}, "known_from"), ({"begins_on": date(2027, 1, 1)}, "begins_on")],
)
def test_an_own_line_without_when_what_and_how_it_is_known_is_refused(manager, robin, wrong, field):
    usual = {"begins_on": day(0), "title": "A fire", "known_from": "His grandmother"}

    with on(manager, FRIDAY, wanted=EVERYTHING), pytest.raises(Wrong) as refused:
        chronology.write(people=[robin], by=manager, **usual | wrong)

    assert refused.value.field == field


def test_what_is_not_granted_is_named_and_not_missing_in_silence(manager, robin):
    wanted = [each for each in EVERYTHING if each not in ("child_protection", "reasons_for_support")]

    with on(manager, FRIDAY, wanted=wanted):
        found = found_about([robin.pk])
        contact = next(line for line in lines_of(found.entries) if line.entry.told.model is Contact)

    assert "child_protection" in found.not_shown
    assert not any(each.told.kind is Kind.PROTECTION for each in found.entries)
    assert contact.said.words == ""
    assert contact.hidden == {"reasons_for_support"}


def test_a_record_with_somebody_restricted_is_counted_and_they_are_nowhere(manager, worker, robin, children):
    wren = children[1]
    with on(manager, FRIDAY, wanted=EVERYTHING):
        before = found_about([robin.pk])
        relationships.add(person=robin, other=wren, kind="sibling", by=manager)
        far = day(900)
        restrictions.place(person=wren, reason="adopted", keepers=[manager], keepers_until=far, by=manager)

    with on(worker, FRIDAY, "social_worker", wanted=EVERYTHING):
        found = found_about([robin.pk])
        lines = lines_of(found.entries)

    shared = {each.record for each in before.entries if len(each.about) and each.told.part} - {
        each.record for each in found.entries
    }
    assert found.closed == len(shared) > 0
    assert "Wren" not in repr(lines)
    assert str(wren.pk) not in repr(lines)


def test_an_address_that_is_confidential_is_never_written_out(manager, robin):
    with on(manager, FRIDAY, wanted=EVERYTHING):
        addresses.move(person=robin, lines="9 Hidden Road", postcode="", on=day(1), is_confidential=True, by=manager)

        assert find([robin], "confidential").said.title == "Lives at a confidential address"
        assert not any("Hidden Road" in repr(line.said) for line in told([robin]))


def test_the_birth_of_a_sister_and_the_death_of_a_mother_belong_into_the_story(manager, robin, children):
    with on(manager, FRIDAY, wanted=EVERYTHING):
        mother = persons.add(
            unsearched="invented",
            given="Marigold", family="Ashgrove-Invented", roles=["parent"], born_on=date(1990, 2, 2),
            birth_known="exact", by=manager,
        )  # fmt: skip
        relationships.add(person=mother, other=robin, kind="birth_parent", by=manager)
        relationships.add(person=children[2], other=robin, kind="sibling", by=manager)
        persons.record_death(person=mother, died_on=day(100), because="certificate", by=manager)

        found = titles([robin])

    assert "Birth of Linnet" in found
    assert "Death of Marigold" in found
    assert "Birth of Marigold" not in found


def test_it_is_chosen_by_kind_by_time_and_by_how_much_it_matters(manager, robin):
    with on(manager, FRIDAY, wanted=EVERYTHING):
        plans = titles([robin], Asked(kinds=frozenset({Kind.PLAN})))
        early = told([robin], Asked(begins_on=day(0), ends_on=day(12)))
        turning = told([robin], Asked(weight=Weight.KEY))
        daily = told([robin], Asked(weight=Weight.DAILY))

    assert plans == ["Child protection plan begins"]
    assert [line.entry.on for line in early] == [day(10), day(10), day(12)]
    assert {line.entry.weight for line in turning} == {Weight.KEY}
    assert "A call from the school." in [line.said.words for line in daily]


def test_years_hold_every_entry_once_the_last_year_first(manager, robin):
    with on(manager, FRIDAY, wanted=EVERYTHING):
        entries = found_about([robin.pk]).entries

    years = by_year(entries)
    assert list(years) == sorted(years, reverse=True)
    assert sorted(each.name for of in years.values() for each in of) == sorted(each.name for each in entries)


def test_somebody_who_may_not_see_the_child_finds_nothing(make_account, robin):
    stranger = make_account(Role.SOCIAL_WORKER, username="stranger")

    with on(stranger, FRIDAY, "social_worker", wanted=EVERYTHING):
        found = found_about([robin.pk])

    assert (found.entries, found.closed) == ([], 0)
    assert Person(pk=robin.pk)


def test_the_plain_words_can_be_read_by_somebody_of_twelve(manager, robin):
    with on(manager, FRIDAY, wanted=EVERYTHING):
        plain = [line.said.plain for line in told([robin]) if line.entry.told.model is not CaseNote]

    reading = reading_of("\n".join(plain))
    assert len(plain) > 10
    assert reading.age <= 12


def test_two_joined_records_tell_one_story_from_either_side(manager, robin, children):
    with on(manager, FRIDAY, wanted=EVERYTHING):
        merges.link(keep=robin, other=children[2], because="One child, written down twice.", by=manager)
        notes.write(people=[children[2]], happened_at=at(day(40)), words="Moved school.", is_important=True, by=manager)
        notes.write(people=[robin, children[2]], happened_at=at(day(41)), words="Both.", is_important=True, by=manager)
        lines = told([robin])
        other_side = told([children[2]])

    found = [line for line in lines if line.said.words in ("Moved school.", "Both.")]
    assert [line.about for line in found] == [(robin.pk,), (robin.pk,)]
    assert sum(line.said.title == "Born" for line in lines) == 1
    assert {line.said.words for line in found} <= {line.said.words for line in other_side}


def test_a_step_that_was_withdrawn_tells_nothing_and_is_not_counted_as_closed(manager, robin):
    with on(manager, FRIDAY, wanted=EVERYTHING):
        assert "Assessment begins" in titles([robin])
        following.withdraw(record=Assessment.objects.get(), because="Begun by mistake.", by=manager)

        assert "Assessment begins" not in titles([robin])
        found = found_about([robin.pk])
        assert found.closed == 0

        lines = {line.said.title: line for line in lines_of(found.withdrawn)}
        assert lines["Assessment begins"].withdrawn_because == "Begun by mistake."
