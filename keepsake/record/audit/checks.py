"""What must be so before a council's system starts: the log can be signed, here or by somebody else."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from keepsake.record.audit.signing_key import NoKey, believed_keys


@register
def heads_can_be_signed(app_configs: Any = None, **_: Any) -> list[CheckMessage]:
    """Production names the key that signs heads, or the public key of whoever signs them elsewhere."""
    if settings.KEEPSAKE_MODE != "production":
        return []
    try:
        believed_keys(settings.AUDIT_PUBLIC, settings.AUDIT_KEY, None)
    except NoKey:
        return [
            Error(
                "Nobody signs the audit log.",
                hint="KEEPSAKE_AUDIT_KEY=$(openssl rand -hex 32), kept outside the database; or KEEPSAKE_AUDIT_PUBLIC, "
                "where `keepsake audit sign` runs elsewhere.",
                id="audit.E001",
            )
        ]
    return []
