"""Looking a file through and reading it agree on what is refused, and on how much there is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keepsake.returns.intake.problems import UnusableFile
from keepsake.returns.intake.xml_limits import DEEPEST, LARGEST, LONGEST_TAG, LONGEST_TEXT
from keepsake.returns.intake.xml_stream import nodes
from keepsake.returns.intake.xml_whole import counted

TAGS = ("Header", "Child")
DEEP = b"<Message>" + b"<a>" * DEEPEST + b"</a>" * DEEPEST + b"</Message>"
REFUSED = {
    "a document type": (b'<!DOCTYPE m [<!ENTITY a "aaaa">]><Message>&a;</Message>', "entities"),
    "a bomb": (b'<!DOCTYPE m [<!ENTITY a "a"><!ENTITY b "&a;&a;">]><Message>&b;</Message>', "DOCTYPE"),
    "a depth": (DEEP, "deep"),
    "a text": (b"<Message><Child><a>" + b"x" * LONGEST_TEXT * 1000 + b"</a></Child></Message>", "characters"),
    "a child without an end": (b"<Message><Child>" + b"<a/>" * (LARGEST // 4), "No child ends in 32 MB"),
    "a tag without an end": (b"<Message><Child " + b" " * 2 * LONGEST_TAG, "without an end"),
    "a comment without an end": (b"<Message><!--" + b" " * 2 * LONGEST_TAG, "without an end"),
    "an encoding": (b'<?xml version="1.0" encoding="utf-7"?><Message/>', "utf-7"),
    "what breaks off": (b"<Message><Child>", "not XML"),
    "bytes that are no text": (b"<Message>\xff</Message>", "not XML"),
    "nothing": (b"", "not XML"),
    "zeros": (bytes(100_000), "not XML"),
    "what is packed with gzip": (b"\x1f\x8b\x08\x00" + bytes(100), r"packed \(gzip\)"),
    "what is zipped": (b"PK\x03\x04" + bytes(100), r"packed \(zip\)"),
}


def read(content):
    found = [node.tag for node in nodes("a.xml", content, TAGS)]
    return {tag: found.count(tag) for tag in TAGS if tag in found}


def outcome(how, content):
    try:
        return dict(how(content))
    except UnusableFile as reason:
        return str(reason)


@pytest.mark.parametrize("what", REFUSED)
@pytest.mark.parametrize("how", [read, lambda content: counted("a.xml", content, TAGS)], ids=["read", "looked through"])
def test_what_no_return_has_is_refused_by_both(how, what):
    content, why = REFUSED[what]

    with pytest.raises(UnusableFile, match=why):
        how(content)


def element(inner):
    tags = st.sampled_from(["Child", "Header", "a", "x:Child"])
    return st.builds(lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>", tags, st.lists(inner, max_size=3))


elements = st.recursive(
    st.sampled_from(["", "é", "&lt;", "<b/>", "<Child/>", "<Child>", "</a>"]), element, max_leaves=12
)


@settings(max_examples=300, deadline=None)
@given(inner=st.lists(elements, max_size=4))
def test_they_agree_on_any_file(inner):
    content = f"<Message>{''.join(inner)}</Message>".encode()

    assert outcome(read, content) == outcome(lambda given: counted("a.xml", given, TAGS), content)
