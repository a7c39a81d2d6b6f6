"""Photographs of people: what is known of each, and the sealed picture apart from it."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from keepsake.record.policies import raise_walls


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_second_wall"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Picture",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("sealed", models.BinaryField()),
                ("sealed_small", models.BinaryField()),
            ],
            options={
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Photograph",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("recorded_at", models.DateTimeField(editable=False)),
                ("true_from", models.DateField(blank=True, null=True)),
                ("shows", models.CharField(max_length=200, verbose_name="what it shows")),
                ("taken_on", models.DateField(blank=True, null=True, verbose_name="taken on")),
                ("why", models.TextField(verbose_name="who agreed, and why it is held")),
                ("begins_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="photographs", to="people.person"
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
                    "picture",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="photographs",
                        to="people.picture",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [models.Index(fields=["person", "begins_on"], name="photographs_of_a_person")],
            },
        ),
        migrations.RunPython(raise_walls, migrations.RunPython.noop),
    ]
