"""Kinds of disability become codes of their own, out of the words that imports and loading wrote for them."""

from typing import Any

from django.db import migrations, models

from keepsake.record.second_wall import maintenance
from keepsake.standard.codes import codes


def words_to_codes(apps: Any, editor: Any) -> None:
    """Only where every word is a label of the set: what a worker wrote stays words."""
    person = apps.get_model("people", "Person")
    by_label = {code.label: name for name, code in codes("disability").items()}
    with maintenance(editor.connection.alias):
        for words in list(person.objects.exclude(disability="").values_list("disability", flat=True).distinct()):
            found = [by_label.get(word) for word in words.split("; ")]
            if all(found):
                same = person.objects.filter(disability=words)
                same.update(disabilities=" ".join(str(code) for code in found), disability="")


class Migration(migrations.Migration):
    dependencies = [("people", "0008_why_no_pupil_number")]

    operations = [
        migrations.AddField(
            model_name="person",
            name="disabilities",
            field=models.CharField(blank=True, max_length=120, verbose_name="kinds of disability"),
        ),
        migrations.AddField(
            model_name="person",
            name="other_languages",
            field=models.CharField(blank=True, max_length=200, verbose_name="other languages"),
        ),
        migrations.AlterField(
            model_name="person",
            name="disability",
            field=models.TextField(blank=True, verbose_name="disability, in words"),
        ),
        migrations.RunPython(words_to_codes, migrations.RunPython.noop),
    ]
