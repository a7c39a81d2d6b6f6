"""The embedded database: Django's SQLite, whose connections may be kept open (see ``base``)."""
