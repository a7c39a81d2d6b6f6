"""Every way round the guard is fenced: each stands in a few files, and each of them says why."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OWN_WORK = {  # read past the guard for the record's own work, and show it to nobody
    "keepsake/record/writing.py": "keeps versions",
    "keepsake/record/rows.py": "works out which rows may be seen",
    "keepsake/record/written_once.py": "writes the same as text",
    "keepsake/record/about.py": "narrows to people about whom it was decided; the guard is asked for each column",
    "keepsake/record/columns.py": "the same for a few columns; another test holds it against the manager's",
    "keepsake/record/shown.py": "reads by ids whom a record is about, seen or not, to decide on it",
    "keepsake/record/retention.py": "what came of records, by ids and codes: how long they are kept depends on nobody",
    "keepsake/record/drafts.py": "deletes what everybody left lying for too long",
    "keepsake/people/known.py": "works out relationships: keys, days and codes",
    "keepsake/people/finding.py": "keeps the index of names",
    "keepsake/people/unseen.py": "answers by yes, no, a number or an opaque id",
    "keepsake/people/namesakes.py": "answers whether two share a family name, by ids alone",
    "keepsake/people/directory.py": "versions of bodies and professionals, which say nothing of any case",
    "keepsake/people/same_place.py": "answers whether two live in one place, by ids alone",
    "keepsake/people/loading/storing.py": "the import of an invented council: actions would take hours for it",
    "keepsake/census/rows.py": "the census is of the whole record: what goes in and out is told in the log",
}
LOG = "the log has tables of its own and no model"
RAW_SQL = {
    "keepsake/record/audit/rows.py": LOG,
    "keepsake/record/audit/copied.py": LOG,
    "keepsake/record/audit/reading.py": LOG,
    "keepsake/record/audit/verifying.py": LOG,
    "keepsake/record/audit/writing.py": LOG,
    "keepsake/record/audit/commands/sign_command.py": LOG,
    "keepsake/web/log/unusual.py": "the number of the last event of the log",
    "keepsake/web/health.py": "asks whether the database answers",
    "keepsake/kept.py": "the text is Django's, kept; another test holds it against the manager's",
    "keepsake/record/remembered.py": "asks of which kinds there is anything about somebody, and shows nothing",
    "keepsake/web/sessions.py": "reads one session, which is Django's own",
    "keepsake/web/transactions.py": "tells SQLite that a page only reads",
    "keepsake/record/policies.py": "asks which tables have their wall, and raises it",
    "keepsake/record/second_wall.py": "tells a transaction who looks",
    "keepsake/people/reach.py": "keys, days and codes only; another test holds it against the same asked by Django",
    "keepsake/people/loading/copying.py": "inserts only, for the next",
    "keepsake/people/loading/storing.py": "inserts only; another test compares its rows with those of actions",
}
PAST_THE_MANAGER = {
    "keepsake/record/personal.py": "is the way to the rows",
    "keepsake/record/checks.py": "looks whether a model has another way to its rows",
    "keepsake/record/writing.py": "writes the row that it keeps a version of",
    "keepsake/record/sealed_file.py": "is the way to files, and writes each once",
}

# What is written in a file -> the fence that it meets.
CALLS = {
    **dict.fromkeys(("keeping", "QuerySet"), "own work"),
    **dict.fromkeys(("raw", "extra", "RawSQL", "cursor", "execute", "executemany", "executescript", "copy"), "raw SQL"),
    **dict.fromkeys(
        ("using", "save_base", "_raw_delete", "Manager", "from_queryset", "as_manager"), "past the manager"
    ),
}
NAMES = dict.fromkeys(("_base_manager", "_meta.base_manager", "sql.Query", "query.Query"), "past the manager")
FENCES = {"own work": OWN_WORK, "raw SQL": RAW_SQL, "past the manager": PAST_THE_MANAGER}


def met(source):
    """The fences that a piece of Python meets."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            found.add(CALLS.get(_called(node)))
        elif isinstance(node, ast.Attribute):
            found.add(NAMES.get(node.attr) or NAMES.get(f"{_name(node.value)}.{node.attr}"))
        elif isinstance(node, ast.ClassDef):
            found |= {CALLS.get(_name(base)) for base in node.bases if _name(base) == "Manager"}
    return found - {None}


def _called(node):
    """What is called. `execute()` runs a command of ours; `rows.copy()` and `copy(row)` copy in memory."""
    name = _name(node.func)
    if (name in ("execute", "copy") and not node.args) or (name == "copy" and isinstance(node.func, ast.Name)):
        return None
    return name


def _name(node):
    return getattr(node, "attr", None) or getattr(node, "id", None)


def files(folder="keepsake"):
    for path in sorted((ROOT / folder).rglob("*.py")):
        if not {"tests", "migrations"} & set(path.parts):
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def meeting():
    """Fence -> the files that meet it."""
    found = {fence: set() for fence in FENCES}
    for name, source in files():
        for fence in met(source):
            found[fence].add(name)
    return found


@pytest.mark.parametrize("fence", FENCES)
def test_only_who_has_a_reason_goes_past_the_guard(meeting, fence):
    assert sorted(meeting[fence] - FENCES[fence].keys()) == [], (
        f"These files meet the fence “{fence}”. Read through the model's own manager inside an open access, or write "
        "by an action. Where that cannot be, put the file on the list in tests/record/test_keeping.py with its reason."
    )
    assert sorted(FENCES[fence].keys() - meeting[fence]) == [], "They need their place on the list no more."


WAYS = {
    "with connection.cursor() as cursor: pass": "raw SQL",
    "connections['default'].cursor()": "raw SQL",
    "cursor.execute('select 1')": "raw SQL",
    "cursor.copy('copy people_person to stdout')": "raw SQL",
    "Person.objects.raw('select * from people_person')": "raw SQL",
    "rows.extra(where=['1'])": "raw SQL",
    "rows.annotate(x=RawSQL('religion', ()))": "raw SQL",
    "rows.annotate(x=expressions.RawSQL('religion', ()))": "raw SQL",
    "Person._base_manager.first()": "past the manager",
    "Person._meta.base_manager.first()": "past the manager",
    "Person.objects.using('other').all()": "past the manager",
    "models.Manager().all()": "past the manager",
    "class Others(models.Manager): pass": "past the manager",
    "class Others(models.Manager.from_queryset(Rows)): pass": "past the manager",
    "others = Rows.as_manager()": "past the manager",
    "person.save_base()": "past the manager",
    "rows._raw_delete('default')": "past the manager",
    "sql.Query(Person)": "past the manager",
    "QuerySet(Person).count()": "own work",
    "with keeping(): pass": "own work",
    "with opened.keeping(): pass": "own work",
}


@pytest.mark.parametrize(("source", "fence"), WAYS.items(), ids=WAYS)
def test_each_way_round_meets_its_fence(source, fence):
    assert met(source) == {fence}


def test_what_goes_by_the_manager_meets_none():
    lines = ("Person.objects.filter(pk=1).values('id')", "record.change(person, given='x')", "commands.execute()")

    assert met("\n".join((*lines, "rows.copy()", "copy(person)"))) == set()


def test_no_page_takes_rows_past_the_walls():
    """``rows`` of the people room shows everybody; what a page may know of the unseen is asked in ``unseen``."""
    taking = [name for name, source in files("keepsake/web") if "rows" in _taken_from_known(source)]

    assert taking == []


def _taken_from_known(source):
    imports = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)]
    return {each.name for node in imports if (node.module or "").endswith("people.known") for each in node.names}
