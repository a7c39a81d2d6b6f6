"""One council's files, read and checked: what every engine runs for each council, and what comes of it as a table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from keepsake.returns.engine.result import Result
from keepsake.returns.files_checked import checked
from keepsake.returns.intake.files import ReadReturn, read_sent
from keepsake.returns.telling.lines import lines
from keepsake.returns.years import Year

NOW, LAST = "now", "last"
NOT_READ = "not read"
FOUND = {
    "la": pl.String,
    "code": pl.String,
    "status": pl.String,  # failed, passed, not_run, crashed, or that a file could not be read
    "reason": pl.String,
    "severity": pl.String,
    "table": pl.String,
    "row": pl.Int64,  # from 0; null where no row is reported
    "child": pl.String,
}


@dataclass(frozen=True, slots=True)
class CouncilFile:
    """A file of a council: of this year's return or of last year's."""

    la: str
    year: str  # NOW or LAST
    name: str
    content: bytes


def files_in(folder: Path) -> Iterator[CouncilFile]:
    """Files laid out as ``808/now/episodes.csv`` and ``808/last/episodes.csv``, council by council."""
    for path in sorted(folder.glob(f"*/{NOW}/*")) + sorted(folder.glob(f"*/{LAST}/*")):
        yield CouncilFile(path.parent.parent.name, path.parent.name, path.name, path.read_bytes())


def council_findings(of: str, year: str, la: str, files: Iterable[CouncilFile]) -> pl.DataFrame:
    """Every rule's outcome for one council: a line for each row that fails, and one for a rule that reports none."""
    by_year: dict[str, list[tuple[str, bytes]]] = {NOW: [], LAST: []}
    for each in files:
        by_year[each.year].append((each.name, each.content))
    now, last = (read_sent(of, by_year[which]) for which in (NOW, LAST))
    try:
        result, tables = checked(of, year, now, last, la=la)
    except ValueError as reason:  # one council that cannot be checked must not stop the others
        return _framed([*_problems(la, now, last), _row(la, status=NOT_READ, reason=str(reason))])
    return _framed([*_problems(la, now, last), *_rows(la, result, tables)])


def one_by_one(of: str, year: str, files: Iterable[CouncilFile]) -> pl.DataFrame:
    """All councils, one after the other, in this process."""
    Year.named(year)
    by_council: dict[str, list[CouncilFile]] = {}
    for each in files:
        by_council.setdefault(each.la, []).append(each)
    found = [council_findings(of, year, la, held) for la, held in sorted(by_council.items())]
    return pl.concat(found) if found else _framed([])


def _rows(la: str, result: Result, tables: dict[str, pl.DataFrame]) -> Iterator[dict[str, object]]:
    for line in lines(result, tables):
        said = {"code": line.code, "status": "failed", "severity": line.severity}
        yield _row(la, **said, table=line.table, row=line.row, child=line.child)
    for each in result.rules.values():
        if each.status != "failed":
            yield _row(la, code=each.code, status=each.status, reason=each.reason, severity=each.severity)


def _problems(la: str, *read: ReadReturn) -> Iterator[dict[str, object]]:
    for each in read:
        yield from (_row(la, status=NOT_READ, reason=said) for said in each.said)


def _row(la: str, **told: object) -> dict[str, object]:
    return dict.fromkeys(FOUND, "") | {"row": None} | told | {"la": la}


def _framed(rows: list[dict[str, object]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=FOUND)
