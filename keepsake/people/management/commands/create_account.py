import getpass
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction

from keepsake.accounts.models import Account
from keepsake.accounts.roles import Role
from keepsake.record.audit.noting import ACCOUNT, note


class Command(BaseCommand):
    """Opens an account; the way a council makes its first administrator."""

    help = "Open an account. Asks for the password on the terminal."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--name", required=True, help="the name shown to others")
        parser.add_argument("--email", default="", help="where they are told once a day how many things are due")
        parser.add_argument("--role", required=True, action="append", choices=Role.values)

    def handle(self, *args: Any, **options: Any) -> None:
        if Account.objects.filter(username=options["username"]).exists():
            raise CommandError("There is an account with this username already.")
        password = getpass.getpass("Password: ")
        if password != getpass.getpass("The same again: "):
            raise CommandError("The two passwords are not the same.")
        try:
            validate_email(options["email"]) if options["email"] else None
            validate_password(password, Account(username=options["username"], display_name=options["name"]))
        except ValidationError as refused:
            raise CommandError(" ".join(refused.messages)) from None
        roles = [Role(role) for role in dict.fromkeys(options["role"])]
        with transaction.atomic():
            account = Account.objects.open(
                username=options["username"], display_name=options["name"], roles=roles, password=password
            )
            Account.objects.filter(pk=account.pk).update(email=options["email"])
            note("change_roles", model=ACCOUNT, row=account.pk)
        self.stdout.write("The account is open.")
