"""Files that are sent to us: held in memory, never on a disk, and no larger than is read."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

LARGEST = 10 * 1024 * 1024  # bytes of one file


class InMemory(FileUploadHandler):
    """Keeps a file in memory up to LARGEST. Of a larger one nothing is kept but that it was too large."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.held = BytesIO()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.held = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > LARGEST:
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
    """Was a file sent in this field that is larger than LARGEST?"""
    return name not in request.FILES and name in request.META.get("keepsake.too_large", ())  # FILES first: it reads
