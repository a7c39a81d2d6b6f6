"""A drawing passes a strict content policy, whatever a name or an address holds, and can be used by keyboard."""

import pytest

from keepsake.people.genogram import Household, genogram_svg, legend_svg, network_svg
from keepsake.people.genogram.tests.example_families import (
    EXAMPLES,
    FEMALE,
    SVG,
    fostered,
    of_class,
    person,
    read,
    simple,
    small,
)

DRAWINGS = [
    *(pytest.param(lambda e=example: genogram_svg(e()), id=example.__name__) for example in EXAMPLES),
    pytest.param(lambda: network_svg(fostered()), id="network"),
    pytest.param(legend_svg, id="legend"),
]
HOSTILE = [
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "&amp; & ]]> <!-- {{ 7*7 }} {% x %}",
    "\u202eevil\u0000\u0007\ud800\ufffe",
]


@pytest.mark.parametrize("draw", DRAWINGS)
def test_there_is_no_style_no_script_and_no_handler(draw):
    root = read(draw())

    tags = {each.tag.removeprefix(SVG) for each in root.iter()}
    attributes = {name for each in root.iter() for name in each.attrib}

    assert tags <= {"svg", "title", "desc", "g", "a", "rect", "circle", "ellipse", "path", "text"}
    assert not [name for name in attributes if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("draw", DRAWINGS)
def test_it_scales_and_names_itself(draw):
    root = read(draw())

    width, height = (float(number) for number in root.get("viewBox").split()[2:])

    assert (float(root.get("width")), float(root.get("height"))) == (width, height)
    assert root.get("aria-labelledby") == root.find(f"{SVG}title").get("id")
    assert root.get("aria-describedby") == root.find(f"{SVG}desc").get("id")


def test_a_drawing_without_links_is_an_image_and_one_with_links_a_group():
    plain = small(person("Ann", FEMALE, url=""))

    assert read(genogram_svg(plain)).get("role") == "img"
    assert read(genogram_svg(simple())).get("role") == "group"


def test_who_has_an_address_is_a_link_and_who_has_none_is_not():
    root = read(genogram_svg(small(person("Ann", url="/people/1/"), person("Bob", url=""))))

    assert [each.tag.removeprefix(SVG) for each in of_class(root, "genogram-person")] == ["a", "g"]
    assert next(root.iter(f"{SVG}a")).get("href") == "/people/1/"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "//else.example", "data:text/html,x", "/\\else", "/a\nb", " /x"]
)
def test_an_address_that_could_do_harm_is_no_link(url):
    assert list(read(genogram_svg(small(person("Ann", url=url)))).iter(f"{SVG}a")) == []


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("draw", [genogram_svg, network_svg])
def test_a_hostile_name_is_only_text(draw, name):
    family = small(
        person(name, FEMALE, url="/x/?a=1&b='2'", is_index=True),
        person("Bob"),
        households=(Household(name, (name,)),),
        hidden_note=name,
    )

    root = read(draw(family).encode("utf-8"))

    assert {each.tag.removeprefix(SVG) for each in root.iter()} & {"script", "img"} == set()


def test_ids_are_the_drawing_s_own_on_a_page():
    one, other = read(genogram_svg(simple(), key="one")), read(network_svg(simple(), key="other"))

    ids = [each.get("id") for root in (one, other) for each in root.iter() if each.get("id")]

    assert len(ids) == len(set(ids)) == 4


@pytest.mark.parametrize("draw", DRAWINGS)
def test_no_text_is_too_small_to_read_in_print(draw):
    sizes = {float(each.get("font-size")) for each in read(draw()).iter(f"{SVG}text")}

    assert min(sizes) >= 11
