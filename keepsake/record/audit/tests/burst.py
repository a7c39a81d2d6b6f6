"""A writer in a process of its own: `python -m keepsake.record.audit.tests.burst REQUESTS EVENTS_IN_EACH`.

Prints the number of the last event of each request, once it is committed.
"""

import os
import sys


def main(requests, each):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keepsake.web.settings")
    import django

    django.setup()
    from django.db import transaction

    from keepsake.record.audit.pending import Pending
    from keepsake.record.audit.tests.made_up import event
    from keepsake.record.audit.writing import write

    for _ in range(requests):
        pending = Pending()
        for _ in range(each):
            pending.add(event())
        with transaction.atomic():
            last = write(pending)
        print(last, flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
