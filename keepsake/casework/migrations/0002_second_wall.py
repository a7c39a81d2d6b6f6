"""PostgreSQL: the records of casework stand behind the second wall too."""

from django.db import migrations

from keepsake.record.policies import raise_walls


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_initial"), ("people", "0002_second_wall"), ("record", "0002_drafts")]
    operations = [migrations.RunPython(raise_walls, migrations.RunPython.noop)]
