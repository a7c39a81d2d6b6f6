"""The network: the child in the middle, family, friends and professionals around."""

from keepsake.people.genogram import Family, Tie, TieKind, network_svg
from keepsake.people.genogram.tests.example_families import (
    FEMALE,
    ON,
    SVG,
    blended,
    cards,
    fostered,
    in_order,
    of_class,
    person,
    read,
    small,
    title_of,
)


def distance(box):
    """From the middle of the drawing, in the measure of its ellipses."""
    return (((box[0] + box[2]) / 2) ** 2 + ((box[1] + box[3]) / 2 / 0.72) ** 2) ** 0.5


def test_the_child_is_in_the_middle_and_comes_first():
    root = read(network_svg(fostered()))

    assert in_order(root)[0] == "Kai"
    assert distance(cards(root)["Kai"]) == 0


def test_family_is_nearest_then_friends_then_professionals():
    boxes = cards(read(network_svg(fostered())))

    assert distance(boxes["Margaret"]) < distance(boxes["Billy"]) < distance(boxes["Asha Patel"])


def test_rings_are_named_and_lines_differ():
    root = read(network_svg(fostered()))

    names = [each.text for each in of_class(root, "genogram-ring-name")]
    dashes = {each.get("stroke-dasharray") for each in of_class(root, "genogram-tie")}

    assert names == ["Family", "Friends and community", "Professionals"]
    assert len(dashes) == 3


def test_each_says_what_they_are_to_the_child():
    titles = [title_of(each) for each in of_class(read(network_svg(fostered())), "genogram-person")]

    assert "Asha Patel; Social worker, since 2024; female" in titles
    assert "Mrs Thorne; Neighbour of Skye; female" in titles


def test_nobody_stands_upon_anybody():
    boxes = list(cards(read(network_svg(blended()))).values())

    apart = [
        one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        for place, one in enumerate(boxes)
        for other in boxes[:place]
    ]

    assert all(apart)


def test_another_person_can_be_the_middle():
    root = read(network_svg(fostered(), centre="Skye"))

    assert root.find(f"{SVG}title").text == "Network of Skye"
    assert "Neighbour" in [title_of(each).split("; ")[1] for each in of_class(root, "genogram-person")]


def test_relatives_who_are_nothing_to_the_child_are_left_to_the_tree():
    assert "Helen" not in in_order(read(network_svg(fostered())))


def test_a_tie_recorded_from_the_child_counts_too():
    tie = Tie("Kid", "Pal", TieKind.FRIEND, "Best friend")

    assert in_order(read(network_svg(small(person("Kid", is_index=True), person("Pal"), ties=(tie,))))) == [
        "Kid",
        "Pal",
    ]


def test_what_has_ended_is_outlined_in_dashes():
    tie = Tie("Old", "Kid", TieKind.PROFESSIONAL, "Social worker", since=2019, until=2021)

    root = read(network_svg(small(person("Kid", is_index=True), person("Old", FEMALE), ties=(tie,))))

    assert [each.get("stroke-dasharray") for each in of_class(root, "genogram-focus")] == [None, "4 3"]


def test_an_empty_network_says_so():
    assert "Nobody is recorded yet." in network_svg(Family(ON, ()))
