"""Reads a whole notice file. Every problem of the file is found in one go."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from keepsake.notice.model import CODED, Code, Notice, Permit, Prohibition, Statement
from keepsake.notice.problems import NoticeError, Problem
from keepsake.notice.reading import practice
from keepsake.notice.reading.header import read_header
from keepsake.notice.reading.part import Part
from keepsake.notice.reading.rules import read_permits, read_prohibits
from keepsake.notice.reading.says import Groups, read_codes, read_says
from keepsake.notice.reading.tree import read_tree
from keepsake.standard.vocabulary import terms

FORMAT = "notice/1"


def read_notice(text: str, file: str) -> Notice:
    """The notice in a text. ``file`` is how problems name it. Raises NoticeError with all that is wrong."""
    problems: list[Problem] = []
    root = _root(text, file, problems, FORMAT)
    header = read_header(root)
    statements = read_says(root, header.id)
    codes, groups = read_codes(root, statements)
    notice = Notice(
        header=header,
        statements=MappingProxyType(_with_easy_words(statements, codes)),
        codes=MappingProxyType({kind: MappingProxyType(found) for kind, found in codes.items()}),
        permits=read_permits(root, statements, groups),
        prohibits=read_prohibits(root, statements, groups),
        retention=practice.read_retention(root, statements),
        flows=practice.read_flows(root, statements, groups),
        rights=practice.read_rights(root, statements),
        consent=practice.read_consent(root, statements),
        breach=practice.read_breach(root, statements),
        complaint=practice.read_complaint(root, statements),
        contacts=practice.read_contacts(root, statements),
        hash=hashlib.sha256(text.encode()).hexdigest(),
        file=file,
    )
    root.finish()
    if problems:
        raise NoticeError(problems)
    return notice


def read_standing(text: str, file: str) -> tuple[tuple[Permit, ...], tuple[Prohibition, ...]]:
    """The permits and prohibitions that are law for every notice."""
    problems: list[Problem] = []
    root = _root(text, file, problems, "standing/1")
    groups: Groups = {kind: {} for kind in CODED}
    found = read_permits(root, (), groups, standing=True), read_prohibits(root, (), groups)
    root.finish()
    if problems:
        raise NoticeError(problems)
    return found


def _root(text: str, file: str, problems: list[Problem], form: str) -> Part:
    root = Part(read_tree(text, file), "", file, problems)
    given = root.text("keepsake", needed=True)
    if given and given != form:
        root.wrong(
            root.take("keepsake"), f"'{given[:40]}' is not a form this version reads.", f"It reads {form}.", "keepsake"
        )
    return root


def _with_easy_words(statements: dict[str, Statement], codes: Mapping[str, Mapping[str, Code]]) -> dict[str, Statement]:
    """Fills in the vocabulary's easy words where the notice gives none of its own."""
    by_statement: dict[str, list[str]] = {}
    for kind, bound in codes.items():
        for code in bound.values():
            for key in code.says:
                by_statement.setdefault(key, []).append(terms(kind)[code.code].easy)
    easy = {}
    for key, statement in statements.items():
        if statement.easy:
            easy[key] = statement
        elif statement.section in CODED:
            words = [word for word in dict.fromkeys(by_statement.get(key, ())) if word]
            easy[key] = replace(statement, easy=words[0] if len(words) == 1 else "")
        else:
            term = terms(statement.section).get(statement.id)
            easy[key] = replace(statement, easy=term.easy if term else "")
    return easy
