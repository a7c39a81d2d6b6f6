"""Make the index by which people are found again, from the records."""

from typing import Any

from django.core.management.base import BaseCommand

from keepsake.people.finding import rebuild
from keepsake.record.second_wall import maintenance


class Command(BaseCommand):
    help = "Make the index by which people are found again, from the records."

    def handle(self, *args: Any, **options: Any) -> None:
        with maintenance():
            number = rebuild()
        self.stdout.write(f"{number} people can be found.")
