"""How rules are found, asked and put in order; with rules made up for the purpose."""

from datetime import date

import pytest

from keepsake.notice.lint.finding import Fault
from keepsake.notice.lint.register import lint, rules, rules_markdown
from keepsake.notice.lint.rule import rule
from keepsake.notice.tests.small_notice import TODAY, a_notice, statement


def a_rule(find, **parts):
    usual = {"code": "made-up", "severity": "warning", "kind": "made up", "title": "Made up.", "source": "nowhere"}
    return rule(**usual | parts)(find)


def finds_one(notice, on):
    yield Fault("Something is wrong.", "Mend it.")


def breaks(notice, on):
    yield Fault("Something is wrong.", "Mend it.")
    raise KeyError("nothing here")


def test_a_rule_that_breaks_is_reported_and_the_others_go_on():
    found = lint(a_notice(), TODAY, using=[a_rule(breaks, code="broken"), a_rule(finds_one)])

    assert [finding.code for finding in found] == ["rule-crashed", "made-up"]
    assert found[0].where == "broken"
    assert "KeyError" in found[0].what


def test_a_finding_carries_the_lines_of_the_published_text_each_once():
    about = (statement("categories.name", 7, 3), statement("categories.health", 3, line=12))
    found = lint(a_notice(*about), TODAY, using=[a_rule(lambda notice, on: [Fault("Wrong.", "Mend it.", about)])])

    assert found[0].lines == (3, 7)
    assert found[0].keys == ("categories.name", "categories.health")


def test_an_inherited_statement_lends_a_finding_no_line():
    inherited = statement("rights.access", 5, of="general-notice")
    found = lint(a_notice(), TODAY, using=[a_rule(lambda notice, on: [Fault("Wrong.", "Mend it.", (inherited,))])])

    assert found[0].lines == ()
    assert found[0].keys == ("rights.access",)


def test_the_worst_comes_first_then_the_order_of_the_page():
    def on_line(line):
        return lambda notice, on: [Fault("Wrong.", "Mend it.", (statement("rights.access", line),))]

    using = [
        a_rule(on_line(9), code="b"),
        a_rule(on_line(2), code="c"),
        a_rule(on_line(30), code="a", severity="error"),
        a_rule(finds_one, code="whole"),
    ]

    assert [finding.code for finding in lint(a_notice(), TODAY, using=using)] == ["a", "whole", "c", "b"]


def test_the_order_of_the_rules_does_not_matter():
    using = [a_rule(finds_one, code=code) for code in ("c", "a", "b")]

    assert lint(a_notice(), TODAY, using=using) == lint(a_notice(), TODAY, using=using[::-1])


def test_a_rule_is_not_asked_before_its_law_applies():
    using = [a_rule(finds_one, since=date(2026, 6, 19))]

    assert lint(a_notice(), date(2026, 6, 18), using=using) == ()
    assert len(lint(a_notice(), date(2026, 6, 19), using=using)) == 1


def test_a_severity_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="terrible"):
        a_rule(finds_one, severity="terrible")


def test_the_folder_is_the_register():
    assert len(rules()) > 50
    assert [rule.code for rule in rules()] == sorted({rule.code for rule in rules()})


def test_the_page_of_rules_has_a_row_for_each():
    page = rules_markdown()

    assert all(f"| `{rule.code}` |" in page for rule in rules())
    assert page.count("\n| `") == len(rules())
