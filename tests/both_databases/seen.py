"""What the database itself answers, asked by hand and past everything of ours."""

from django.db import connection

from keepsake.record.second_wall import maintenance


def ids(table, column="id"):
    """The keys of all rows that are there."""
    return set(asked(f'select "{column}" from "{table}"'))


def asked(sql, *params):
    """The first column of what SQL answers."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [row[0] for row in cursor.fetchall()]


def done(sql, *params):
    """The number of rows that SQL wrote."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.rowcount


def really(table, column="id"):
    """The keys of all rows, behind the wall too."""
    with maintenance():
        return ids(table, column)
