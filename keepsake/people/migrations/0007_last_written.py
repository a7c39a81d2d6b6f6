"""When something was last written of a person, of each kind of record; from the versions for what is there already."""

import django.db.models.deletion
from django.db import migrations, models

from keepsake.record.policies import raise_walls
from keepsake.record.second_wall import maintenance


# Records about several people, which have a person among others, tell nothing here.
FROM_VERSIONS = """
insert into people_lastwritten (person_id, model, at)
select person.id, version.model, max(version.recorded_at)
from record_version as version join people_person as person on person.id = {who}
where version.model <> 'people.relationship'
group by person.id, version.model
"""
WHO = {
    "sqlite": """replace(json_extract(version."values", '$.person_id'), '-', '')""",
    "postgresql": """(version."values"->>'person_id')::uuid""",
}


def tell_from_versions(apps, schema_editor):
    with maintenance(schema_editor.connection.alias):
        schema_editor.execute(FROM_VERSIONS.format(who=WHO[schema_editor.connection.vendor]), params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0002_drafts"),
        ("people", "0006_own_place_and_families"),
    ]

    operations = [
        migrations.CreateModel(
            name="LastWritten",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("model", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("person", "model"), name="last_written_once_of_each_kind")
                ],
            },
        ),
        migrations.RunPython(tell_from_versions, migrations.RunPython.noop),
        migrations.RunPython(raise_walls, migrations.RunPython.noop),
    ]
