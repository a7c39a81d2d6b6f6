"""The table of who sees what: read from its file, and written from what was seen."""

from dataclasses import dataclass

from tests.crawl.cast import RELATIONSHIPS, ROLES, SEE_PEOPLE

COLUMNS = ("out", *ROLES)
REFUSED = ("sign-in", "403", "404")
METHODS = ("get", "post")


@dataclass(frozen=True)
class Row:
    """What one page answers: ``expected(role, relationship)`` for GET and for a POST of nothing."""

    name: str
    cells: dict
    post: str
    sets: dict

    def expected(self, role, relationship):
        cell = self.cells[role]
        get, _, post = cell.partition("/")
        name, _, otherwise = get.partition(":")
        if name in self.sets:
            get = "200" if relationship in self.sets[name] else otherwise or "404"
        return get, post or (self.post if get not in REFUSED else get)

    def differences(self, seen):
        """What was seen and is not as expected, in words. A page that only shows may say so before it refuses."""
        found = []
        for (role, relationship), answers in seen.items():
            for method, was, expected in zip(METHODS, answers, self.expected(role, relationship), strict=True):
                if was is not None and was != expected and not (was == self.post == "405" and expected in REFUSED):
                    found.append(f"{method} by {role}, {relationship}: {was} and not {expected}")
        return found


@dataclass(frozen=True)
class Table:
    """All rows, and the sets of relationships that they name."""

    rows: dict
    sets: dict

    def line(self, name, seen):
        """The line of a page as it was seen."""
        mays = {answers[1] for answers in seen.values() if answers[0] not in REFUSED and answers[1]}
        post = min(mays, default="405")
        return "  ".join([name.ljust(26), post, *(self._cell(role, seen, post).ljust(12) for role in COLUMNS)]).rstrip()

    def _cell(self, role, seen, post):
        theirs = {relationship: answers for (who, relationship), answers in seen.items() if who == role}
        gets = {answers[0] for answers in theirs.values()}
        posts = {answers[1] for answers in theirs.values() if answers[0] not in REFUSED and answers[1]}
        more = f"/{min(posts)}" if posts and posts != {post} else ""
        if len(gets) == 1:
            return gets.pop() + more
        open_to = {relationship for relationship, answers in theirs.items() if answers[0] == "200"}
        otherwise = "" if gets == {"200", "404"} else ":" + "+".join(sorted(gets - {"200"}))
        named = [key for key, members in self.sets.items() if members & theirs.keys() == open_to]
        return (named[0] if named else "+".join(sorted(open_to)).replace(" ", "_")) + otherwise + more


def read(path):
    """Lines of `set = relationship, ...`, and of `page post out ...`; what follows a # is for the reader."""
    rows, sets = {}, {}
    for line in path.read_text(encoding="utf-8").splitlines():
        words = line.partition("#")[0].strip()
        if "=" in words:
            key, _, members = words.partition("=")
            sets[key.strip()] = {each.strip() for each in members.split(",")}
            assert sets[key.strip()] <= set(RELATIONSHIPS), line
        elif words:
            name, post, *cells = words.split()
            assert len(cells) == len(COLUMNS), f"Not {len(COLUMNS)} columns: {line}"
            rows[name] = Row(name, dict(zip(COLUMNS, cells, strict=True)), post, sets)
    return Table(rows, sets)


def look(scene, page):
    """What the page answers whom: (role, relationship) -> GET, POST.

    Nobody asks twice for the same answer: where neither who is allocated, nor who is on duty, nor who has no part may
    open a page, no other relationship opens it, because the role is what is asked; and a page about nobody asks for no
    relationship but duty. A POST is sent by the first of a role who may, and by everybody who may not.
    """
    seen = {("out", ""): _answers(scene.asking[None], page.address(scene, scene.open))}
    for role in ROLES:
        theirs = {asker.relationship: asker for asker in scene.askers if asker.role == role}
        first = {name: _asked(scene, page, theirs[name]) for name in ("allocated", "none", "duty") if name in theirs}
        seen |= {(role, name): answers for name, answers in first.items()}
        is_refused = all(answers[0] == "403" for answers in first.values())
        if page.is_about_somebody and role in SEE_PEOPLE and not is_refused:
            only_shows = all(answers[1] == "405" for answers in first.values())
            for name in [name for name in theirs if name not in first]:
                is_open = any(got not in REFUSED for (who, _), (got, _) in seen.items() if who == role)
                posts = REFUSED if is_open else None
                seen[role, name] = _asked(scene, page, theirs[name], posts=() if only_shows else posts)
    return seen


def _asked(scene, page, asker, posts=None):
    family = scene.closed if asker.asks_for_closed else scene.open
    return _answers(scene.asking[asker], page.address(scene, family), posts)


def _answers(asking, address, posts=None):
    """The words for a GET, and for a POST after any or these of them."""
    got = _word(asking.ask("get", address))
    return got, _word(asking.ask("post", address)) if posts is None or got in posts else None


def _word(answer):
    """How it was answered. Who is refused has written nothing but the log."""
    if answer.status_code in (403, 404, 405) and answer.wrote:
        return f"{answer.status_code}, but wrote to {', '.join(sorted(answer.wrote))}"
    to = answer.headers.get("Location", "")
    return "sign-in" if to.startswith("/sign-in/?next=") else str(answer.status_code)
