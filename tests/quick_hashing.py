"""The hasher of production at its lowest cost, so that hundreds of tests that sign in do not take minutes."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    time_cost = 1
    memory_cost = 8
    parallelism = 1
