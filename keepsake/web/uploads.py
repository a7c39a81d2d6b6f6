"""Files that are sent to us: held in memory, never on a disk, and no larger than is read."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

LARGEST = 10 * 1024 * 1024  # bytes of one file
TOGETHER = 32 * 1024 * 1024  # of all files of one request


class InMemory(FileUploadHandler):
    """Keeps files in memory up to LARGEST each and TOGETHER all. Of a larger one nothing is kept but that it was so."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.held, self.kept = BytesIO(), 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.held = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.kept += len(raw_data)
        if start + len(raw_data) > LARGEST or self.kept > TOGETHER:
            self.kept -= start + len(raw_data)
            self.held = BytesIO()
            _say_too_large(self.request, str(self.field_name))
            raise SkipFile
        self.held.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile | None:
        self.held.seek(0)
        return InMemoryUploadedFile(
            self.held, self.field_name, self.file_name, self.content_type, file_size, self.charset
        )


def _say_too_large(request: Any, name: str) -> None:
    request.META.setdefault("keepsake.too_large", set()).add(name)


def was_too_large(request: HttpRequest, name: str) -> bool:
    """Was a file sent in this field that was too large to be kept?"""
    _ = request.FILES  # it is read when it is first asked for
    return name in request.META.get("keepsake.too_large", ())
