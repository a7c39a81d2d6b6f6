"""Invented people and small indexes for the tests."""

from collections import defaultdict
from datetime import date
from itertools import islice

from keepsake.people.matching import Called, Name, Person, find, parse
from keepsake.people.matching.keys import person_keys, person_words, word_keys

TODAY = date(2026, 1, 1)


def a_person(id_=1, name="Wren Testerly", born_on=date(2012, 3, 14), former=(), alias=(), **more):
    others = [Name(text, Called.FORMER) for text in former] + [Name(text, Called.ALIAS) for text in alias]
    return Person(id_, (Name(name), *others), born_on, **more)


class AnIndex:
    """An index in memory. It remembers the size of every key that enough people have."""

    def __init__(self, people, visible, common_from):
        self.people_by_id = {f"{person.id:09}": person for person in people}
        self.visible, self.common_from = visible, common_from
        self.by_key, self.by_word_key = defaultdict(list), defaultdict(set)
        for id_ in sorted(self.people_by_id):
            for key in person_keys(self.people_by_id[id_]):
                self.by_key[key].append(id_)
            for word in person_words(self.people_by_id[id_]):
                for key in word_keys(word):
                    self.by_word_key[key].add(word)

    def words(self, keys):
        return {key: self.by_word_key[key] for key in keys if key in self.by_word_key}

    def sizes(self, keys):
        return {key: len(self.by_key[key]) for key in keys if len(self.by_key.get(key, ())) >= self.common_from}

    def people(self, keys):
        return {key: self.by_key[key] for key in keys if key in self.by_key}

    def having(self, keys, people):
        return {key: [id_ for id_ in held if id_ in people] for key, held in self.people(keys).items()}

    def seen(self, people, query, most):
        found = (self.people_by_id[id_] for id_ in people)
        return list(islice((person for person in found if self.visible(person.id)), most))


def everyone(_):
    return True


def an_index(*people, visible=everyone, common_from=10**9):
    return AnIndex(people, visible, common_from)


def found(text, *people, visible=everyone, limit=20, common_from=10**9):
    return find(parse(text, TODAY), an_index(*people, visible=visible, common_from=common_from), limit)


def ids(matches):
    return [one.person.id for one in matches]
