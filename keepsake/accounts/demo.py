"""Loading the invented people."""

from keepsake.accounts.demo_people import PASS_PHRASE, PEOPLE
from keepsake.accounts.models import Account


def load_people() -> None:
    """Make the demonstration accounts that are not there yet."""
    known = set(Account.objects.filter(is_demo=True).values_list("username", flat=True))
    for person in PEOPLE:
        if person.username not in known:
            Account.objects.open(
                username=person.username,
                display_name=person.display_name,
                roles=[person.role],
                password=PASS_PHRASE,
                is_demo=True,
            )
    for account in Account.objects.filter(is_demo=True, email=""):
        Account.objects.filter(pk=account.pk).update(email=f"{account.username}@council.example")
