"""`keepsake notice decide FILE`: a decision for each request, as JSON lines, so that another program can ask."""

import io
import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from keepsake.notice.access import Access, load_access, read_access
from keepsake.notice.commands.opened import Unusable, text_of, whole_notice
from keepsake.notice.deciding import Decision, Request, RequestError, compile_notice
from keepsake.notice.problems import NoticeError

LONGEST = 1_000_000  # bytes of one request; a real one has a few hundred


def run(chosen: Namespace) -> int:
    """One line out for one line in, in order, each sent as soon as it is known."""
    compiled = compile_notice(whole_notice(chosen.file), _access(chosen.access))
    decide = compiled.decide_notice if chosen.notice_only else compiled.decide
    code = 0
    for number, line in enumerate(_lines(_asked()), start=1):
        answer = _answer(decide, line, number)
        code = 1 if "error" in answer else code
        print(json.dumps(answer, ensure_ascii=False), flush=True)
    return code


def _access(path: Path | None) -> Access:
    if path is None:
        return load_access()
    try:
        return read_access(text_of(path), str(path))
    except NoticeError as error:
        raise Unusable(f"{error}\n{path} cannot be used until this is put right.") from None


def _answer(decide: Callable[[Request], Decision], line: bytes, number: int) -> dict[str, Any]:
    try:
        today = datetime.now().astimezone().date()
        return decide(Request.from_json(_json(line), today)).as_json()
    except RequestError as error:
        return {"error": str(error), "line": number}


def _json(line: bytes) -> object:
    if len(line) > LONGEST:
        raise RequestError(f"The line is longer than {LONGEST:,} bytes.")
    try:
        return json.loads(line.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_refuse)
    except UnicodeDecodeError:
        raise RequestError("The line is not UTF-8 text.") from None
    except (json.JSONDecodeError, RecursionError, ValueError) as error:
        if isinstance(error, RequestError):
            raise
        raise RequestError("The line is not valid JSON.") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A name given twice would let two readers of the same request understand it differently."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise RequestError("A name is given twice.")
    return found


def _refuse(name: str) -> None:
    raise RequestError(f"{name} is not valid JSON.")


def _asked() -> BinaryIO:
    """Standard input in bytes, so that one wrong byte spoils one line and not all that follow."""
    binary: BinaryIO = sys.stdin.buffer if isinstance(sys.stdin, io.TextIOWrapper) else io.BytesIO()
    return binary


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines, without what goes past the longest allowed: nothing that is sent can fill the memory."""
    while line := stream.readline(LONGEST + 2):
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST)
        yield line.rstrip(b"\r\n")
