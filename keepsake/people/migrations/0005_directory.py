"""The bodies and professionals around the council, and who of them works with whom."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from keepsake.record.policies import raise_walls


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_births"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Body",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(editable=False)),
                ("name", models.CharField(db_index=True, max_length=200)),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="telephone")),
                ("email", models.CharField(blank=True, max_length=254, verbose_name="e-mail")),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("school", "School"),
                            ("nursery", "Nursery or childminder"),
                            ("college", "College or training"),
                            ("gp", "GP practice"),
                            ("health_visiting", "Health visitor or school nurse"),
                            ("midwifery", "Midwife"),
                            ("hospital", "Hospital or clinic"),
                            ("mental_health", "Mental health service"),
                            ("dentist", "Dentist or optician"),
                            ("police", "Police"),
                            ("probation", "Probation"),
                            ("youth_justice", "Youth justice"),
                            ("housing", "Housing"),
                            ("home", "Children's home or other placement"),
                            ("fostering", "Fostering or adoption agency"),
                            ("court", "Court, solicitor or children's guardian"),
                            ("advocacy", "Advocate or independent visitor"),
                            ("community", "Charity, faith or community group"),
                            ("other", "Another service"),
                        ],
                        max_length=16,
                        verbose_name="what it is",
                    ),
                ),
                ("lines", models.TextField(blank=True, verbose_name="address")),
                ("postcode", models.CharField(blank=True, db_index=True, max_length=10)),
                ("number", models.CharField(blank=True, max_length=40, verbose_name="its own number")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Professional",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(editable=False)),
                ("name", models.CharField(db_index=True, max_length=200)),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="telephone")),
                ("email", models.CharField(blank=True, max_length=254, verbose_name="e-mail")),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("profession", models.CharField(max_length=120)),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="professionals",
                        to="people.body",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Involvement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("recorded_at", models.DateTimeField(editable=False)),
                ("true_from", models.DateField(blank=True, null=True)),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("school", "School"),
                            ("nursery", "Nursery or childminder"),
                            ("college", "College or training"),
                            ("gp", "GP practice"),
                            ("health_visiting", "Health visitor or school nurse"),
                            ("midwifery", "Midwife"),
                            ("hospital", "Hospital or clinic"),
                            ("mental_health", "Mental health service"),
                            ("dentist", "Dentist or optician"),
                            ("police", "Police"),
                            ("probation", "Probation"),
                            ("youth_justice", "Youth justice"),
                            ("housing", "Housing"),
                            ("home", "Children's home or other placement"),
                            ("fostering", "Fostering or adoption agency"),
                            ("court", "Court, solicitor or children's guardian"),
                            ("advocacy", "Advocate or independent visitor"),
                            ("community", "Charity, faith or community group"),
                            ("other", "Another service"),
                        ],
                        max_length=16,
                        verbose_name="what part they have",
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=500, verbose_name="what they do for them")),
                ("begins_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="involvements",
                        to="people.body",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="involvements", to="people.person"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "professional",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="involvements",
                        to="people.professional",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("body__isnull", False), ("professional__isnull", False), _connector="OR"),
                        name="somebody_is_involved",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("begins_on__isnull", True),
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("begins_on")),
                            _connector="OR",
                        ),
                        name="an_involvement_ends_after_it_began",
                    ),
                ],
            },
        ),
        migrations.RunPython(raise_walls, migrations.RunPython.noop),
    ]
