"""The list of providers, from an operator's CSV."""

import csv

from keepsake.returns.intake.content import OwnFile
from keepsake.returns.intake.problems import Problem, UnusableFile
from keepsake.returns.schema.ssda903 import SSDA903

COLUMNS = SSDA903.tables["Providers"].returned


def providers(path: OwnFile) -> list[dict[str, str | None]]:
    """Its rows. Raises UnusableFile where a column is missing; those of the list are URN, PLACE_CODES and so on."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
            if missing:
                what = f"The list of providers lacks {', '.join(missing)}."
                raise UnusableFile(Problem(str(path), what, f"Its columns are {', '.join(COLUMNS)}.", 1))
            return [{name: (row[name] or "").strip() or None for name in COLUMNS} for row in reader]
    except (UnicodeDecodeError, csv.Error) as error:
        what = f"This is not CSV in UTF-8: {error}."
        raise UnusableFile(Problem(str(path), what, "Save the list again as CSV (UTF-8).")) from None
