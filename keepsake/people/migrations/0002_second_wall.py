"""PostgreSQL: rows of people are there only for a worker who was told of, and to whom their record is not closed."""

from django.db import migrations

from keepsake.record.policies import past_the_wall, raise_walls

# The same as PeopleFacts.holds("person_restricted"): a restriction in force without a grant closes the record it stands
# on and all that are linked with it as the same person. A test holds the two against each other.
CLOSED = """
with asked as (
    select nullif(current_setting('keepsake.worker', true), '')::uuid as worker,
           coalesce(nullif(current_setting('keepsake.day', true), '')::date, current_date) as day
), closed as (
    select shut.person_id from people_restriction as shut, asked
    where shut.begins_on <= day and (shut.ends_on is null or shut.ends_on >= day)
    and not exists (
        select 1 from people_restrictiongrant as opened
        where opened.person_id = shut.person_id and opened.worker_id = worker
        and opened.begins_on <= day and opened.ends_on >= day
    )
), linked as materialized (
    select id, same_as_id from people_person where same_as_id is not null
), roots as (
    select person_id as id from closed
    union select same_as_id from linked where id in (select person_id from closed)
)
select id from roots
union select linked.id from linked join roots on linked.same_as_id = roots.id
"""


def say_who_is_closed(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(past_the_wall("keepsake_closed", CLOSED), params=None)


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("record", "0002_drafts")]
    operations = [
        # There is no way back: a wall is not taken down.
        migrations.RunPython(say_who_is_closed),
        migrations.RunPython(raise_walls),
    ]
