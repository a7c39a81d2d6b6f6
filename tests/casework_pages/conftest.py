"""The invented family of the pages of people, and its worker."""

from tests.people_pages.conftest import client, family, worker

__all__ = ["client", "family", "worker"]
