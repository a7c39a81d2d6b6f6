"""`keepsake census import` and `export`, as somebody types them."""

import json
import stat

import pytest

from keepsake.census.exporting import census
from keepsake.census.importing import import_census
from keepsake.cli import main
from keepsake.returns.years import Year
from tests.census.a_census import CHILDREN, a_census

pytestmark = pytest.mark.django_db


def test_a_file_goes_in_and_the_census_of_its_year_comes_out(tmp_path, capsys):
    given, out = tmp_path / "in.xml", tmp_path / "out.xml"
    given.write_bytes(a_census())

    assert main(["census", "import", str(given), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["origin"], told["children"], told["not_placed"]) == ("cin_census_2027", 2, [])

    assert main(["census", "export", "--year", "2026-27", "--la", "808", str(out)]) == 0
    assert out.read_text(encoding="utf-8").count("<Child>") == 2
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert sorted(each.name for each in tmp_path.iterdir()) == ["in.xml", "out.xml"]


def test_it_says_how_far_it_has_come_and_a_stop_keeps_what_was_read(tmp_path, monkeypatch, capsys):
    heard = []
    import_census("a.xml", a_census(), lambda *told: heard.append(told))
    list(census(Year.named("2026-27"), "808", lambda *told: heard.append(told)))
    assert heard == [("Reading children in", 2, 2), ("Writing children out", 2, 2)]

    def stopped(*_):
        raise KeyboardInterrupt

    given = tmp_path / "in.xml"
    given.write_bytes(a_census())
    monkeypatch.setattr("keepsake.census.commands.import_command.import_census", stopped)
    assert main(["census", "import", str(given)]) == 1
    assert "the same command goes on" in capsys.readouterr().err


def test_what_is_not_placed_is_said_with_its_child_and_why(tmp_path, capsys):
    given = tmp_path / "in.xml"
    given.write_bytes(a_census(CHILDREN.replace(">2A<", ">??<")))

    assert main(["census", "import", str(given)]) == 1
    assert "Child A-1, ReferralSource '??': it is not a code of referral_source." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["import", "nowhere.xml"], "No such file"),
        (["export", "--year", "2026", "--la", "808", "o.xml"], "write it as 2026-27"),
        (["export", "--year", "2030-31", "--la", "808", "o.xml"], "2016-17 to 2026-27"),
        (["export", "--year", "2026-27", "--la", "8", "o.xml"], "three digits"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(arguments, why, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert main(["census", *arguments]) == 2
    assert why in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
