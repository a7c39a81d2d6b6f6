"""The reading age of a text."""

import pytest

from keepsake.notice.reading_age import Reading, reading_of


def test_the_index_is_the_published_formula():
    reading = Reading(characters=500, words=100, sentences=10)

    assert reading.grade == pytest.approx(4.71 * 5 + 0.5 * 10 - 21.43)
    assert reading.age == pytest.approx(12.1)


def test_counts_are_exact():
    assert reading_of("We keep it safe. You can ask.") == Reading(characters=21, words=7, sentences=2)


def test_a_line_is_a_sentence_though_no_stop_ends_it():
    assert reading_of("Your name\nYour address\n").sentences == 2


def test_a_line_that_ends_with_a_stop_is_one_sentence():
    assert reading_of("Your name.\nYour address.\n\n").sentences == 2


@pytest.mark.parametrize("word", ["you're", "well-being", "9.30", "rights@north.example", "6(1)(e)"])
def test_a_word_with_marks_inside_is_one_word(word):
    assert reading_of(word).words == 1


@pytest.mark.parametrize("text", ["", "\n\n", "...", "-- !"])
def test_a_text_without_words_has_no_reading_age_to_speak_of(text):
    reading = reading_of(text)

    assert (reading.words, reading.sentences) == (0, 0)
    assert reading.age == 5.0


def test_longer_words_and_sentences_need_an_older_reader():
    easy = reading_of("We help you. We keep you safe.")
    hard = reading_of(
        "Statutory obligations necessitate the proportionate processing of information concerning families."
    )

    assert easy.age < 8 < 18 < hard.age
