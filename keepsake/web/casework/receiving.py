"""Record a contact: a child is found first, then who else of the family it is about, then what was said."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from keepsake.casework.actions import contacts
from keepsake.people.models import Person, PersonRole
from keepsake.record.access import Access
from keepsake.standard.vocabulary import terms
from keepsake.web.casework.forms import ContactForm
from keepsake.web.casework.reading import access_of, child_of, of_casework
from keepsake.web.casework.sending import page, sent_once
from keepsake.web.people.brief import Brief, briefs, in_force
from keepsake.web.people.family import related
from keepsake.web.people.typed import Typing

CHILDREN = frozenset({"child", *(code for code, term in terms("subjects").items() if term.more["broader"] == "child")})


@of_casework("casework.record")
@require_http_methods(["GET", "HEAD", "POST"])
def receive(request: HttpRequest, id: UUID) -> HttpResponse:
    """Somebody told us of this child, and perhaps of brothers and sisters, born or not."""
    child = child_of(request, id)
    family = children_with(child, request)
    typing = Typing(request, f"contact:{id.hex}")
    now = timezone.localtime()
    blank = {"children": [str(id)], "received_on": now.date(), "received_time": f"{now:%H:%M}"}
    form = ContactForm(typing.sent, initial=blank, children=family)
    form.initial = typing.initial(ContactForm, blank)
    if typing.draft is not None:
        form.initial |= _typed(typing, form)

    def act() -> str:
        chosen = [Person(pk=UUID(each)) for each in form.cleaned_data["children"]]
        contact = contacts.receive(
            children=chosen,
            received_at=form.received_at,
            referrer=form.referrer,
            by=typing.owner,
            **form.facts,
        )
        return f"{reverse('casework:contact', kwargs={'id': contact.pk})}?done=received"

    back = reverse("people:person", kwargs={"id": id})
    shown = {"form": form, "typing": typing, "back": back, "who": family[0].name, "title": "Record a contact"}
    return sent_once(typing, form, act, back, lambda: page(request, "form.html", shown))


def children_with(child: Person, request: HttpRequest) -> list[Brief]:
    """The child, and the other children of the family whom the worker may see."""
    access = access_of(request)
    them = PersonRole.objects.filter(in_force(access.day), person__in=_ends(child, access), role__in=CHILDREN)
    return _first(child, them.values_list("person", flat=True), access)


def family_with(child: Person, request: HttpRequest, also: Collection[UUID] = ()) -> list[Brief]:
    """The child, and everybody of the family and its network whom the worker may see; and ``also`` these."""
    access = access_of(request)
    return _first(child, {*_ends(child, access), *also}, access)


def _ends(child: Person, access: Access) -> set[UUID]:
    return {end for each in related(child.pk, access) for end in (each.person_id, each.other_id)}


def _first(child: Person, others: Iterable[UUID], access: Access) -> list[Brief]:
    found = briefs([child.pk, *(set(others) - {child.pk})], access)
    return [found.pop(child.pk), *sorted(found.values(), key=lambda each: each.name)]


def _typed(typing: Typing, form: ContactForm) -> dict[str, object]:
    """What a draft holds of the questions that the step adds to the form."""
    held = typing.draft.values if typing.draft else {}
    own = {name: each for name, each in held.items() if name in form.fields and name not in form.base_fields}
    return {name: each if name == "children" else each[0] for name, each in own.items() if each}
