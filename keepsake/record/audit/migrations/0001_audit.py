"""The log's tables. Events are no Django model, so that nothing of Django can change, flush or migrate them by mistake."""

from django.db import migrations, models

import keepsake.record.audit.models

COLUMNS = """
    "seq" bigint primary key,
    "at" bigint not null,
    "request" text not null,
    "actor" text not null,
    "role" text not null,
    "relationship" text not null,
    "action" text not null,
    "purpose" text not null,
    "categories" text not null,
    "subjects" text not null,
    "model" text not null,
    "object" text not null,
    "outcome" text not null,
    "reason" text not null,
    "permits" text not null,
    "notice" text not null,
    "version" bigint not null,
    "notice_hash" text not null,
    "rows" bigint not null,
    "hash" bytea not null
"""
SUBJECTS = '"seq" bigint not null, "subject" text not null, primary key ("seq", "subject")'
INDEXES = (
    'create index audit_entry_by_actor on audit_entry ("actor", "seq")',
    'create index audit_subject_by_subject on audit_subject ("subject", "seq")',
)
TABLES = ("audit_entry", "audit_subject")
SENTENCE = "the audit log is append-only"

SQLITE = (
    f"create table audit_entry ({COLUMNS.replace('bigint', 'integer').replace('bytea', 'blob')}) strict",
    f"create table audit_subject ({SUBJECTS.replace('bigint', 'integer')}) strict, without rowid",
    *INDEXES,
    *(
        f"create trigger {table}_no_{verb} before {verb} on {table} begin select raise(abort, '{SENTENCE}'); end"
        for table in TABLES
        for verb in ("update", "delete")
    ),
    # `insert or replace` deletes without waking a trigger on delete.
    """
    create trigger audit_entry_only_at_the_end before insert on audit_entry
    when new."seq" is not (select coalesce(max("seq"), 0) + 1 from audit_entry)
    begin select raise(abort, 'the audit log is append-only'); end
    """,
    """
    create trigger audit_subject_no_replace before insert on audit_subject
    when exists (select 1 from audit_subject where "seq" = new."seq" and "subject" = new."subject")
    begin select raise(abort, 'the audit log is append-only'); end
    """,
)
POSTGRESQL = (
    f"create table audit_entry ({COLUMNS})",
    f"create table audit_subject ({SUBJECTS})",
    *INDEXES,
    f"""
    create function audit_is_append_only() returns trigger language plpgsql as
    $$ begin raise exception '{SENTENCE}'; end $$
    """,
    *(
        f"create trigger {table}_no_change before update or delete or truncate on {table} "
        "for each statement execute function audit_is_append_only()"
        for table in TABLES
    ),
)


def make_tables(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="SubjectKey",
            fields=[
                ("person", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                (
                    "key",
                    models.CharField(
                        default=keepsake.record.audit.models.new_key, editable=False, max_length=32, unique=True
                    ),
                ),
            ],
        ),
        # There is no way back: it would destroy the log.
        migrations.RunPython(make_tables),
    ]
