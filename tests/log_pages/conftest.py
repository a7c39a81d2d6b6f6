from tests.work_pages.conftest import office

__all__ = ["office"]
