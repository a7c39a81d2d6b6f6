"""Portraits of the invented: the same for one number, different for others, and said in words."""

from keepsake.people.demo_council.portraits import portrait
from keepsake.people.picture import read


def test_the_same_number_draws_the_same_picture():
    assert portrait(4, 9) == portrait(4, 9)
    assert len({portrait(number, 9).png for number in range(12)}) == 12


def test_every_picture_says_that_it_is_drawn():
    for number in range(30):
        assert portrait(number, number % 18).shows.startswith("A drawing of ")


def test_every_picture_is_one_that_the_record_takes():
    for number in range(5):
        assert read(portrait(number, number * 4).png).small


def test_a_baby_has_no_plaits_and_no_glasses():
    for number in range(30):
        assert "little hair" in portrait(number, 0).shows
        assert "glasses" not in portrait(number, 1).shows
