"""A baby who was not born alive is recorded as that, with the day."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_photographs"),
    ]

    operations = [
        migrations.AlterField(
            model_name="person",
            name="birth_known",
            field=models.CharField(
                choices=[
                    ("exact", "Exact"),
                    ("estimated", "Estimated"),
                    ("expected", "Expected, not yet born"),
                    ("unknown", "Not known"),
                    ("not_alive", "Not born alive"),
                ],
                default="unknown",
                max_length=10,
            ),
        ),
    ]
