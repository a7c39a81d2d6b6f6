"""`keepsake notice decide`: one line in, one line out, and what is wrong with a line."""

import json
import subprocess
import sys

import pytest

from keepsake.cli import main
from keepsake.notice.tests.full_notice import FILE

ASKED = {"action": "read", "purpose": "plan_support", "categories": ["name"], "context": ["agreement_in_force"]}


@pytest.fixture
def notice(tmp_path):
    path = tmp_path / "northmoor.yaml"
    path.write_text(FILE, encoding="utf-8")
    return path


def ask(*arguments, **options):
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "keepsake", "notice", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, timeout=60, check=False, **options)


def run(*arguments):
    return main(["notice", *map(str, arguments)])


def decide(notice, *lines, arguments=("--notice-only",)):
    sent = b"".join(line if isinstance(line, bytes) else json.dumps(line).encode() + b"\n" for line in lines)
    done = ask("decide", notice, *arguments, input=sent)
    return done.returncode, [json.loads(line) for line in done.stdout.decode().splitlines()], done.stderr.decode()


def test_each_request_has_one_decision_in_order(notice):
    code, answers, _ = decide(notice, ASKED, {**ASKED, "categories": ["adoption"]}, ASKED)

    assert code == 0
    assert [answer["answer"] for answer in answers] == ["permit", "deny", "permit"]
    assert answers[0]["permits"] == ["plan-support"]


def test_a_line_that_cannot_be_decided_does_not_stop_the_others(notice):
    wrong = [
        b"not json\n",
        b"\n",
        b"[1, 2]\n",
        b'{"action": NaN}\n',
        b"\xff\xfe\n",
        b"[" * 50_000 + b"\n",
        b'{"action": "read", "action": "share"}\n',
        b"1" * 1_000_001 + b"\n",
    ]
    typed = [{**ASKED, "colour": "red"}, {**ASKED, "categories": "name"}, {**ASKED, "action": 5}, {"action": "read"}]

    code, answers, err = decide(notice, ASKED, *wrong, *typed, ASKED)

    assert code == 1
    assert "Traceback" not in err
    assert [answer.get("line") for answer in answers] == [None, *range(2, 14), None]
    assert all(answer["error"] for answer in answers[1:-1])
    assert answers[0] == answers[-1]


def test_the_last_line_needs_no_line_end(notice):
    code, answers, _ = decide(notice, json.dumps(ASKED).encode())

    assert (code, len(answers)) == (0, 1)


def test_local_access_rules_are_asked_too(notice, tmp_path):
    rules = tmp_path / "access.yaml"
    rules.write_text(
        "keepsake: access/1\naccess:\n  - {id: all, roles: [auditor], relationships: [audit], purposes: any,"
        " actions: any, why: They audit.}\n"
    )
    asked = {**ASKED, "role": "auditor", "relationship": "audit"}

    _, with_ours, _ = decide(notice, asked, arguments=("--access", rules))
    _, with_keepsakes, _ = decide(notice, asked, arguments=())

    assert with_ours[0]["access_rules"] == ["all"]
    assert with_keepsakes[0]["reason"] == "no relationship"


def test_access_rules_with_problems_are_unusable(notice, tmp_path):
    rules = tmp_path / "access.yaml"
    rules.write_text("keepsake: access/1\naccess:\n  - {id: all, roles: [wizard]}\n")

    code, answers, err = decide(notice, ASKED, arguments=("--access", rules))

    assert (code, answers) == (2, [])
    assert "wizard" in err


def test_a_decision_is_sent_before_the_next_request_is_read(notice):
    command = [sys.executable, "-m", "keepsake", "notice", "decide", str(notice), "--notice-only"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as asking:
        for _ in range(2):
            asking.stdin.write(json.dumps(ASKED) + "\n")
            asking.stdin.flush()
            assert json.loads(asking.stdout.readline())["permits"] == ["plan-support"]
        asking.stdin.close()
        assert asking.wait(timeout=30) == 0
