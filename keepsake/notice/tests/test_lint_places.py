"""Which statements and lines a finding points to."""

from datetime import date

from keepsake.notice.lint.register import lint
from keepsake.notice.tests.small_notice import TODAY, a_sound_notice, flow, permit, prohibition, statement


def only(code, notice, on=TODAY):
    found = [finding for finding in lint(notice, on) if finding.code == code]
    assert len(found) == 1
    return found[0]


def codes(notice, on=TODAY):
    return {finding.code for finding in lint(notice, on)}


def test_a_closed_body_is_found_wherever_the_text_names_it():
    notice = a_sound_notice(
        statement("recipients.computers", 48),
        statement("processes.cp_is_matching", 53, wording=("NHS Digital",)),
        codes={"recipients": {"nhs_digital": "computers"}},
    )

    assert only("body-closed", notice).lines == (48, 53)
    assert only("body-closed", notice).instead == "Name NHS England."


def test_a_closed_body_is_found_by_its_name_alone():
    notice = a_sound_notice(statement("about.scope", 9, wording=("The NHS Digital",)))

    assert only("body-closed", notice).lines == (9,)


def test_a_department_that_took_over_a_closed_body_is_not_that_body():
    notice = a_sound_notice(
        statement("recipients.old", 40),
        statement("recipients.dfe", 39),
        codes={"recipients": {"qcda": "old", "department_for_education": "dfe"}},
    )

    assert "body-closed" in codes(notice)
    assert "body-and-successor" not in codes(notice)


def test_a_former_name_is_no_fault_while_it_is_the_name():
    notice = a_sound_notice(statement("about.scope", 9, wording=("Department for Communities and Local Government",)))

    assert "body-former-name" not in codes(notice, date(2017, 1, 1))
    assert "body-former-name" in codes(notice)


def test_a_period_that_has_passed_points_to_the_statement_on_the_period():
    notice = a_sound_notice(
        statement("retention.recipient_retention", 68),
        statement("processes.supporting_families_return", 64),
        flows=(
            flow(
                recipient_keeps_until=date(2025, 3, 31),
                cites=("processes.supporting_families_return", "retention.recipient_retention"),
            ),
        ),
    )

    assert only("recipient-period-passed", notice).lines == (68,)


def test_a_missing_heading_points_to_both_sides_of_the_gap():
    notice = a_sound_notice(
        statement("sources.charities", 46), statement("purposes.welfare", 47, gap="heading missing")
    )

    assert only("heading-missing", notice).lines == (46, 47)


def test_a_heading_may_be_missing_on_the_first_line():
    notice = a_sound_notice(statement("about.controller_named", 1, gap="heading missing"))

    assert only("heading-missing", notice).lines == (1,)


def test_information_in_the_wrong_class_points_to_the_opening_of_its_list_too():
    notice = a_sound_notice(
        statement("about.special_category_opening", 45), statement("categories.name", 46, listed_as="special")
    )

    assert only("misclassified", notice).lines == (45, 46)


def test_rights_left_to_another_page_are_missing_where_that_page_is_named():
    names = ("access", "rectification", "erasure", "restriction", "objection", "portability")
    notice = a_sound_notice(statement("rights.explained_elsewhere", 126), without=[f"rights.{name}" for name in names])

    assert only("no-rights", notice).lines == (126,)


def test_a_misspelling_is_told_once_with_every_line_it_stands_in():
    notice = a_sound_notice(
        *(statement(f"purposes.return_{line}", line, wording=("the Department of Education",)) for line in (52, 111))
    )

    assert only("misspelt", notice).lines == (52, 111)
    assert only("misspelt", notice).instead == "Write Department for Education."


def test_a_prohibition_of_what_the_notice_knows_nothing_of_never_applies():
    notice = a_sound_notice(prohibits=(prohibition(categories={"bank_details"}),))

    assert only("prohibition-never-applies", notice).where == "prohibits.stop"


def test_a_flow_that_only_the_successor_of_its_recipient_may_have_is_permitted():
    notice = a_sound_notice(
        permits=(permit(recipients={"police", "nhs_england"}),), flows=(flow(recipients=("nhs_digital",)),)
    )

    assert "flow-without-permit" not in codes(notice)
