"""Invented families of the kinds that social workers draw, and what reads a drawing back."""

from datetime import date
from xml.etree import ElementTree

from keepsake.people.genogram import (
    Bond,
    Ending,
    Family,
    Household,
    Parentage,
    Parenthood,
    Partnership,
    Person,
    Sex,
    Tie,
    TieKind,
)

ON = date(2026, 3, 2)
MALE, FEMALE = Sex.MALE, Sex.FEMALE
SVG = "{http://www.w3.org/2000/svg}"


def person(name, sex=Sex.NOT_RECORDED, born=None, **more):
    """Somebody whose id is their name, so that a test reads easily."""
    return Person(name, name, sex, born, **{"url": f"/people/{len(name)}/", **more})


def child_of(child, *parents, kind=Parenthood.BIRTH, **more):
    return tuple(Parentage(parent, child, kind, **more) for parent in parents)


def small(*people, **more):
    return Family(ON, people, **more)


def simple():
    return Family(
        ON,
        (
            person("Tom", MALE, date(1986, 2, 3)),
            person("Priya", FEMALE, date(1988, 5, 3)),
            person("Mina", FEMALE, date(2013, 5, 3), is_index=True),
            person("Leo", MALE, date(2016, 1, 3)),
        ),
        partnerships=(Partnership("Tom", "Priya", Bond.MARRIED, 2010),),
        parentages=(*child_of("Mina", "Tom", "Priya"), *child_of("Leo", "Tom", "Priya")),
        households=(Household("4 Larch Road", ("Tom", "Priya", "Mina", "Leo")),),
    )


def blended():
    """A mother with children by three partners, one not yet born; the last partner has children of his own."""
    return Family(
        ON,
        (
            person("Kerry-Ann", FEMALE, date(1990, 1, 1)),
            person("Dean", MALE, date(1988, 1, 1)),
            person("Lewis", MALE, date(1992, 1, 1)),
            person("Sam", MALE, date(1985, 4, 4)),
            person("Zoe", FEMALE, 1986),
            person("Jayden", MALE, date(2011, 6, 6)),
            person("Tia", FEMALE, date(2013, 6, 6)),
            person("Ruby", FEMALE, date(2018, 2, 2), is_index=True),
            person("Rex", MALE, date(2018, 2, 2)),
            person("Baby Tolliver", expected=date(2026, 6, 1), is_unborn=True),
            person("Alfie", MALE, date(2009, 1, 1)),
            person("Robin", Sex.OTHER, date(2012, 1, 1)),
            person("Maureen", FEMALE, 1962),
            person("Neil", MALE, 1960, died=2020),
        ),
        partnerships=(
            Partnership("Kerry-Ann", "Dean", Bond.MARRIED, 2010, 2015, Ending.DIVORCED),
            Partnership("Kerry-Ann", "Lewis", Bond.COHABITING, 2016, 2022),
            Partnership("Kerry-Ann", "Sam", Bond.COHABITING, 2023),
            Partnership("Sam", "Zoe", Bond.MARRIED, 2007, 2021, Ending.SEPARATED),
            Partnership("Neil", "Maureen", Bond.MARRIED, 1984),
        ),
        parentages=(
            *child_of("Jayden", "Kerry-Ann", "Dean"),
            *child_of("Tia", "Kerry-Ann", "Dean"),
            *child_of("Ruby", "Kerry-Ann", "Lewis"),
            *child_of("Rex", "Kerry-Ann", "Lewis"),
            *child_of("Ruby", "Sam", kind=Parenthood.STEP),
            *child_of("Baby Tolliver", "Kerry-Ann", "Sam"),
            *child_of("Alfie", "Sam", "Zoe"),
            *child_of("Robin", "Sam", "Zoe"),
            *child_of("Kerry-Ann", "Maureen", "Neil"),
        ),
        households=(Household("12 Mill Lane", ("Kerry-Ann", "Sam", "Ruby", "Rex", "Tia", "Baby Tolliver")),),
    )


def three_generations():
    """Grandparents on both sides, a divorce, deaths, and a grandmother who is a special guardian."""
    return Family(
        ON,
        (
            person("Arthur", MALE, 1950, died=2021),
            person("Sheila", FEMALE, 1953),
            person("Omar", MALE, 1949),
            person("Leila", FEMALE, 1955, died=2003),
            person("Carol", FEMALE, 1960),
            person("Nicola", FEMALE, date(1980, 1, 1)),
            person("Gareth", MALE, date(1976, 1, 1)),
            person("Wendy", FEMALE, date(1978, 1, 1)),
            person("Colin", MALE, 1975),
            person("Yusuf", MALE, date(1979, 1, 1)),
            person("Samira", FEMALE, date(1983, 1, 1)),
            person("Karim", MALE, date(1990, 1, 1)),
            person("Isla", FEMALE, date(2010, 1, 1), is_index=True),
            person("Noah", MALE, date(2012, 1, 1)),
            person("Amir", MALE, date(2008, 1, 1), died=date(2008, 5, 1)),
            person("Ben", MALE, date(2005, 1, 1)),
        ),
        partnerships=(
            Partnership("Arthur", "Sheila", Bond.MARRIED, 1973),
            Partnership("Omar", "Leila", Bond.MARRIED, 1976),
            Partnership("Omar", "Carol", Bond.MARRIED, 2005, 2016, Ending.DIVORCED),
            Partnership("Nicola", "Yusuf", Bond.MARRIED, 2006, 2018, Ending.DIVORCED),
            Partnership("Wendy", "Colin", Bond.MARRIED, 2003),
        ),
        parentages=(
            *(link for child in ("Nicola", "Gareth", "Wendy") for link in child_of(child, "Arthur", "Sheila")),
            *(link for child in ("Yusuf", "Samira") for link in child_of(child, "Omar", "Leila")),
            *child_of("Karim", "Omar", "Carol"),
            *(link for child in ("Isla", "Noah", "Amir") for link in child_of(child, "Nicola", "Yusuf")),
            *child_of("Ben", "Wendy", "Colin"),
            *child_of("Noah", "Sheila", kind=Parenthood.SPECIAL_GUARDIAN),
        ),
        households=(Household("Sheila's home", ("Sheila", "Noah")),),
    )


def fostered():
    """A child in a foster home, a sister with an aunt who fosters her, a brother adopted; and people around them."""
    return Family(
        ON,
        (
            person("Chantelle", FEMALE, date(1996, 1, 1)),
            person("Jordan", MALE, date(1994, 3, 1)),
            person("Kai", MALE, date(2017, 1, 1), is_index=True),
            person("Skye", FEMALE, date(2015, 1, 1)),
            person("Ollie", MALE, date(2021, 1, 1)),
            person("Margaret", FEMALE, date(1968, 1, 1)),
            person("David", MALE, date(1966, 1, 1)),
            person("Grace", FEMALE, date(2004, 1, 1)),
            person("Helen", FEMALE, date(1980, 1, 1)),
            person("Ruth", FEMALE, date(1982, 1, 1)),
            person("Tanya", FEMALE, date(1992, 1, 1)),
            person("Lorraine", FEMALE, 1970),
            person("Asha Patel", FEMALE),
            person("Billy", MALE),
            person("Mrs Thorne", FEMALE),
        ),
        partnerships=(
            Partnership("Chantelle", "Jordan", Bond.PARTNER, 2019, 2023),
            Partnership("Margaret", "David", Bond.MARRIED, 1995),
            Partnership("Helen", "Ruth", Bond.CIVIL_PARTNERSHIP, 2012),
        ),
        parentages=(
            *child_of("Kai", "Chantelle"),
            *child_of("Skye", "Chantelle"),
            *child_of("Ollie", "Chantelle", "Jordan"),
            *child_of("Kai", "Margaret", "David", kind=Parenthood.FOSTER, since=2024),
            *child_of("Grace", "Margaret", "David"),
            *child_of("Ollie", "Helen", "Ruth", kind=Parenthood.ADOPTIVE),
            *child_of("Skye", "Tanya", kind=Parenthood.FOSTER),
            *child_of("Chantelle", "Lorraine"),
            *child_of("Tanya", "Lorraine"),
        ),
        ties=(
            Tie("Asha Patel", "Kai", TieKind.PROFESSIONAL, "Social worker", since=2024),
            Tie("Billy", "Kai", TieKind.FRIEND, "Best friend"),
            Tie("Mrs Thorne", "Skye", TieKind.NEIGHBOUR),
        ),
        households=(Household("Foster home", ("Margaret", "David", "Kai", "Grace")),),
    )


EXAMPLES = (simple, blended, three_generations, fostered)


def read(svg):
    return ElementTree.fromstring(svg)


def of_class(root, name):
    return [each for each in root.iter() if name in (each.get("class") or "").split()]


def title_of(element):
    return element.find(f"{SVG}title").text


def cards(root):
    """Name -> (left, top, right, bottom) of each person drawn."""
    found = {}
    for each in of_class(root, "genogram-person"):
        box = of_class(each, "genogram-focus")[0]
        left, top, width, height = (float(box.get(key)) for key in ("x", "y", "width", "height"))
        found[title_of(each).split(";")[0]] = (left, top, left + width, top + height)
    return found


def in_order(root):
    """The names in the order of the document."""
    return [title_of(each).split(";")[0] for each in of_class(root, "genogram-person")]


def drawn_person(root, name):
    return next(
        each
        for each in of_class(root, "genogram-person")
        if title_of(each).split(";")[0] == (name.strip() or "Name not known")
    )


def points(path):
    """The corners of a path of straight lines."""
    return [tuple(float(number) for number in pair.split()) for pair in path.get("d").lstrip("M").split("L")]
