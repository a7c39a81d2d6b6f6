"""Notice files that are broken, hostile, or change while the site runs."""

import os
from dataclasses import replace

import pytest

from keepsake.notice.library import load
from keepsake.web.notices import shelf

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script>"


def spoil(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    before = path.stat()
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 1_000_000))


def test_a_changed_file_is_read_again(client, own_folder):
    assert "A title of today" not in client.get("/notices/manchester/").content.decode()

    spoil(
        own_folder / "manchester.yaml",
        'title: "Manchester City Council: children',
        'title: "A title of today: children',
    )

    assert "A title of today" in client.get("/notices/manchester/").content.decode()


def test_a_broken_file_is_told_of_and_the_last_good_one_served(officer, client, own_folder):
    assert client.get("/notices/manchester/").status_code == 200

    spoil(own_folder / "manchester.yaml", "keepsake: notice/1", "keepsake: notice/1\nnonsense: yes")

    assert client.get("/notices/manchester/").status_code == 200
    assert "wrong with the notice files" in officer.get("/notices/").content.decode()
    assert "nonsense" in officer.get("/notices/problems/").content.decode()
    assert "wrong with" not in client.get("/notices/").content.decode()


def test_a_file_that_was_never_good_leaves_the_others(officer, own_folder):
    (own_folder / "other.yaml").write_text("keepsake: notice/1\n", encoding="utf-8")

    assert officer.get("/notices/manchester/").status_code == 200
    assert "other.yaml" in officer.get("/notices/problems/").content.decode()


def test_two_files_of_one_version_are_a_problem_and_not_a_failure(officer, own_folder):
    text = (own_folder / "manchester.yaml").read_text(encoding="utf-8")
    (own_folder / "twin.yaml").write_text(text, encoding="utf-8")

    assert officer.get("/notices/manchester/").status_code == 200
    assert "own number and day" in officer.get("/notices/problems/").content.decode()


def test_a_notice_whose_general_notice_is_missing_is_left_out(officer, own_folder):
    spoil(own_folder / "manchester.yaml", "inherits: none", "inherits: nowhere")

    assert officer.get("/notices/manchester/").status_code == 404
    assert "inherits" in officer.get("/notices/problems/").content.decode()


def test_an_empty_folder_says_so(client, settings, tmp_path):
    settings.NOTICES_DIR = tmp_path

    assert "No notices are held here yet." in client.get("/notices/").content.decode()


def test_a_file_that_is_gone_is_served_no_more(client, own_folder):
    assert client.get("/notices/manchester/").status_code == 200

    (own_folder / "manchester.yaml").unlink()

    assert client.get("/notices/manchester/").status_code == 404


def test_markup_in_a_file_is_refused_and_told_of_as_text(officer, own_folder):
    spoil(own_folder / "manchester.yaml", "label: Physical health", f'label: "{HOSTILE}"')

    assert officer.get("/notices/manchester/").status_code == 404
    page = officer.get("/notices/problems/").content.decode()
    assert "Markup is not allowed" in page
    assert "<script>alert" not in page


def test_text_of_a_notice_is_never_markup_even_if_the_reader_let_it_in(officer, own_folder, monkeypatch):
    monkeypatch.setattr(shelf, "load", hostile)
    question = "?role=social_worker&action=read&purpose=plan_support&category=health&subject=child"
    pages = ("", "easy/", "manage/", "statements/", "statements/categories.health/", "permits/", "lint/", "promised/")
    more = (
        "permits/plan-support/",
        "access/",
        "record-of-processing/",
        f"ask/{question}",
        f"ask/{question}&context=sealed",
    )

    for page in (*pages, *more):
        answer = officer.get(f"/notices/manchester/{page}")

        assert answer.status_code == 200, page
        assert "&lt;script&gt;" in answer.content.decode(), page
        assert "<script>alert" not in answer.content.decode(), page


def hostile(path):
    """A notice whose every text is markup."""
    notice = load(path)
    header = replace(notice.header, title=HOSTILE, council=HOSTILE, controller=HOSTILE, effective_note=HOSTILE)
    return replace(
        notice,
        header=header,
        statements={
            key: replace(made, label=HOSTILE, easy=HOSTILE, note=HOSTILE, wording=(HOSTILE,), gap=HOSTILE)
            for key, made in notice.statements.items()
        },
        permits=tuple(replace(permit, necessity=HOSTILE, approved_by=HOSTILE) for permit in notice.permits),
        prohibits=tuple(replace(rule, because=HOSTILE) for rule in notice.prohibits),
    )
