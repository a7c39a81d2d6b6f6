"""What is written of any record can be written into the log."""

import pytest

from keepsake.record.audit.event import Event, Outcome
from keepsake.record.audit.validity import check
from keepsake.record.classification import classified_models


@pytest.mark.parametrize("model", list(classified_models()), ids=lambda model: model._meta.label_lower)
def test_the_log_takes_the_name_of_every_model(model):
    check(
        Event(
            action="collect",
            outcome=Outcome.PERMIT,
            actor="0" * 32,
            role="social_worker",
            purpose="plan_support",
            model=model._meta.label_lower,
        )
    )
