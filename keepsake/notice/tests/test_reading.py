"""A notice file is read whole, or everything that is wrong with it is said: where, what, and what would be right."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keepsake.notice.problems import NoticeError
from keepsake.notice.reading.notice_file import read_notice

GOOD = """\
keepsake: notice/1
notice:
  id: mini
  title: "Mini Council: children"
  controller: Mini Council
  service: childrens_social_care
  version: 1
  effective_on: 2025-04-01
  inherits: none
  published_text: {lines: 3, sha: 0123456789ab}
says:
  about:
    title: {label: Title, at: [L1:0123456789ab]}
  categories:
    health: {label: Health, at: [L2:0123456789ab], wording: ["UK GPDR"]}
  purposes:
    plan: {label: Planning, at: [L3:0123456789ab], easy: To plan.}
  rights:
    access: {label: See your record, at: [L3:0123456789ab]}
codes:
  categories: {health: [health], mental_health: [health]}
  purposes: {plan_support: {says: [plan]}}
  recipients: {police: {says: [purposes.plan], role: controller, agreement: none}}
  groups:
    categories: {well_being: [health, mental_health]}
permits:
  - id: plan-support
    purpose: plan_support
    categories: [well_being]
    subjects: [child]
    actions: [collect, read, share]
    sources: [police]
    recipients: [police]
    basis: [public_task, health_or_social_care]
    duties: [log]
    link: inferred
    approved_by: demonstration
    review_on: 2027-03-31
    cites: [categories.health, purposes.plan]
prohibits:
  - {id: no-share, actions: [share], categories: [mental_health], because: Not shared.}
retention:
  - {id: r, class: looked_after, trigger: birth, period: P75Y, cites: [about.title],
     instead: {if: died_under_18, trigger: death, period: P15Y}}
flows:
  - {id: f, process: cp_is, direction: both, frequency: daily, recipient_keeps_until: 2025-03-31, cites: [about.title]}
rights:
  access: {offered: yes, how: in writing, clock: P1M, cites: [rights.access]}
consent: {purposes: [plan_support], withdraw: {how: tell us, cites: [about.title]}}
breach: {procedure: yes, cites: [about.title]}
complaint: {to_council: yes, acknowledge_within: P30D, cites: [about.title]}
contacts:
  rights_team: {email: rights@example.org, form: yes, cites: [about.title]}
"""


def problems(text):
    with pytest.raises(NoticeError) as caught:
        read_notice(text, "mini.yaml")
    return caught.value.problems


def test_a_good_file_is_read_whole():
    notice = read_notice(GOOD, "mini.yaml")

    permit = notice.permits[0]
    assert (notice.header.council, notice.header.controller) == ("Mini Council", "Mini Council")
    assert permit.categories == {"health", "mental_health"}
    assert permit.review_on.isoformat() == "2027-03-31"
    assert notice.codes["categories"]["mental_health"].says == ("categories.health",)
    assert notice.codes["recipients"]["police"].role == "controller"
    assert notice.retention[0].instead.period == "P15Y"
    assert notice.flows[0].recipient_keeps_until.isoformat() == "2025-03-31"
    assert notice.rights["access"].clock == "P1M"
    assert notice.consent.how_to_withdraw == "tell us"
    assert notice.complaint.acknowledge_within == "P30D"
    assert notice.contacts["rights_team"].form
    assert notice.prohibits[0].purposes == {"any"}
    assert notice.statements["categories.health"].at[0].line == 2


def test_easy_words_come_from_the_vocabulary_where_the_notice_gives_none():
    notice = read_notice(GOOD, "mini.yaml")

    assert notice.statements["purposes.plan"].easy == "To plan."
    assert notice.statements["rights.access"].easy


@pytest.mark.parametrize("line_ending", ["\r\n", "\n"])
def test_line_endings_do_not_matter(line_ending):
    assert read_notice(GOOD.replace("\n", line_ending), "mini.yaml").permits


CASES = [
    # what is changed, into what, the line of the problem, what is said, what would be right
    ("notice/1", "notice/9", 1, "'notice/9' is not a form", "It reads notice/1."),
    ("  id: mini\n", "", 3, "'id' is missing", "Add 'id:'"),
    ("id: mini", "id: Mini Council", 3, "cannot be an id", "Lower-case"),
    ("version: 1", "version: one", 7, "not a whole number", "For example 1"),
    ("version: 1", "version: 0", 7, "not a whole number", ""),
    ("2025-04-01", "1st April", 8, "'1st April' is not a day", "2025-04-01"),
    ("effective_on: 2025-04-01", "effective_on: 2025-02-30", 8, "is not a day", ""),
    ("service: childrens", "service: kids", 6, "'kids_social_care' is not one of the words", "Did you mean"),
    ("sha: 0123456789ab}", "sha: xyz}", 10, "'xyz' is not a hash", "hexadecimal"),
    ("says:\n", "sayz:\n", 1, "'says' is missing", ""),
    ("  about:\n", "  abowt:\n", 12, "'abowt' is not a section", "One of: about"),
    ("    title: {", "    titel: {", 13, "'titel' is not in the list of about", "Did you mean title?"),
    ("[L1:0123456789ab]", "[line 1]", 13, "'line 1' is not an anchor", "L15:9f2c41d07ab3"),
    ("[L1:0123456789ab]", "[]", 13, "No line is named", ""),
    ("label: Title, ", "", 13, "'label' is missing", "Add 'label:'"),
    ("label: Title", "label: <b>Title</b>", 13, "Markup is not allowed", "without < and >"),
    ("label: Title", "label: " + "x" * 200, 13, "The text has 200 characters", "120 at most"),
    ("label: Health", "colour: red, label: Health", 15, "'colour' is not known here", "One of: at"),
    ("wording:", "gap: hole, wording:", 15, "'hole' is not one of the words", "list missing"),
    ("health: [health]", "helth: [health]", 21, "'helth' is not in the list of categories", "Did you mean health?"),
    ("health: [health]", "health: [illness]", 21, "No statement 'categories.illness'", "under says, categories"),
    ("role: controller", "role: boss", 23, "'boss' is not one of the words", "controller"),
    ("{well_being: [", "{health: [", 25, "'health' is a code already", "another name"),
    ("purpose: plan_support", "purpose: plan", 28, "'plan' is not in the list of purposes", ""),
    ("categories: [well_being]", "categories: well_being", 29, "A list is expected", "in brackets"),
    ("categories: [well_being]", "categories: []", 29, "'categories' is empty", "Name at least one"),
    ("actions: [collect, read, share]", "actions: [reed]", 31, "'reed' is not in the list of actions", "read"),
    ("    sources: [police]\n", "", 27, "needs from whom", "sources: [...]"),
    ("    recipients: [police]\n", "", 27, "needs to whom", "recipients: [...]"),
    ("basis: [public_task, health_or_social_care]", "basis: [public_task]", 27, "without an Article 9", ""),
    ("basis: [public_task,", "basis: [", 27, "No Article 6 basis", "public_task"),
    ("[well_being]\n    subjects", "[risk_to_children]\n    subjects", 27, "without a Schedule 1", ""),
    ("link: inferred", "link: guessed", 36, "'guessed' is not one of the words", "inferred, stated"),
    ("    approved_by: demonstration\n", "", 27, "'approved_by' is missing", ""),
    ("    review_on: 2027-03-31\n", "", 27, "'review_on' is missing", ""),
    ("cites: [categories.health, purposes.plan]", "cites: [categories.helth]", 39, "No statement", "Did you mean"),
    ("cites: [categories.health, purposes.plan]", "cites: []", 39, "A list of statements", ""),
    ("actions: [share], ", "actions: [collect], ", 41, "may not name 'collect'", "recording a risk"),
    ("because: Not shared.", "unless: [hold]", 41, "'because' is missing", ""),
    ("period: P75Y", "period: 75 years", 43, "'75 years' is not a period", "P75Y"),
    ("period: P75Y", "period: none", 43, "needs a period", "trigger: schedule"),
    ("direction: both", "direction: up", 46, "'up' is not one of the words", ""),
    ("offered: yes", "offered: maybe", 48, "'maybe' is not one of the words", "no, yes"),
    ("  rights_team:", "  mayor:", 53, "'mayor' is not a contact", "rights_team"),
    ("contacts:\n", "contact:\n", 52, "'contact' is not known here", "Did you mean contacts?"),
]


@pytest.mark.parametrize(("old", "new", "line", "what", "instead"), CASES)
def test_each_kind_of_mistake_gets_its_message(old, new, line, what, instead):
    assert GOOD.count(old) >= 1

    found = problems(GOOD.replace(old, new, 1))

    said = [problem for problem in found if problem.line == line and what in problem.what]
    assert said, "\n".join(map(str, found))
    assert instead in said[0].instead
    assert str(said[0]).startswith(f"mini.yaml:{line}:")


def test_all_mistakes_are_said_at_once():
    text = (
        GOOD.replace("version: 1", "version: x").replace("purpose: plan_support", "purpose: x", 1).replace("P1M", "x")
    )

    assert {problem.line for problem in problems(text)} >= {7, 28, 48}


def test_two_rules_with_one_id_are_told_apart():
    text = GOOD.replace("prohibits:\n", "prohibits:\n  - {id: no-share, actions: [read], because: Twice.}\n")

    assert "stands in lines 41 and 42" in str(problems(text)[0])


HOSTILE = [
    ("a: &x [1]\nb: *x\n", "Anchors (&) are not allowed"),
    ("a: *x\n", "Aliases (*) are not allowed"),
    ("a: !!python/object:os.system x\n", "Tags (!) are not allowed"),
    ("a: {<<: {b: c}}\n", "Merge keys (<<) are not allowed"),
    ("a: b\na: c\n", "'a' is given twice"),
    ("? [a, b]\n: c\n", "A key must be a word"),
    ("a: b\n---\nc: d\n", "A second document starts here"),
    ("[" * 100_000, "levels inside one another"),
    ("- " * 400 + "x", "levels inside one another"),
    ("{a: " * 5_000, "levels inside one another"),
    ("a: " + "x" * 2_000, "A text of more than 1,000 characters"),
    ("a: [\n", "Not readable as YAML"),
    ("a: 'b\n", "Not readable as YAML"),
    ("a:\tb\n", "cannot be seen (U+0009)"),
    ("a: \u202egnp.exe\n", "cannot be seen (U+202E)"),
    ("a: b\u200bc\n", "cannot be seen (U+200B)"),
    ("a: \x00\n", "cannot be seen (U+0000)"),
    ("a: \ud800\n", "cannot be seen (U+D800)"),
    ("x" * 2_000_001, "larger than 2,000,000"),
    ("", "This is not a notice"),
    ("- a\n- b\n", "This is not a notice"),
    ("just words", "This is not a notice"),
]


@pytest.mark.parametrize(("text", "what"), HOSTILE, ids=range(len(HOSTILE)))
def test_a_file_made_to_do_harm_is_refused_with_its_reason(text, what):
    found = problems(text)

    assert any(what in problem.what for problem in found), "\n".join(map(str, found))


def test_letters_of_every_language_are_welcome():
    assert read_notice(GOOD.replace("Mini Council", "Cyngor Sîr Ŷd ابجد 漢字"), "mini.yaml").header.council.startswith(
        "Cyngor"
    )


@settings(max_examples=200)
@given(st.text(max_size=300))
def test_no_text_crashes_the_reader(text):
    with pytest.raises(NoticeError):
        read_notice(text, "any.yaml")


LINES = GOOD.splitlines(keepends=True)


@settings(max_examples=200)
@given(st.data())
def test_no_damage_to_a_good_file_crashes_the_reader(data):
    """Lines dropped, doubled and swapped, and pieces cut out: a notice or problems, never another error."""
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["drop", "double", "swap", "cut"])):
            case "drop" if len(lines) > 1:
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "swap":
                lines[at], lines[-1] = lines[-1], lines[at]
            case _:
                lines[at] = lines[at][: data.draw(st.integers(0, len(lines[at])))]
    try:
        notice = read_notice("".join(lines), "damaged.yaml")
    except NoticeError as error:
        found = bool(error.problems)
    else:
        found = bool(notice.header.id)

    assert found
