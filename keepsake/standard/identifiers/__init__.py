"""Numbers and addresses by which the outside world knows a person: read from what somebody typed, or refused in words.

``read`` never raises. It gives the value in its one written form, or a :class:`Fault` with the sentence to show.
"""

from keepsake.standard.identifiers.contact import EmailAddress, PhoneNumber
from keepsake.standard.identifiers.council_number import CouncilNumber
from keepsake.standard.identifiers.fault import Fault
from keepsake.standard.identifiers.home_office import HomeOfficeReference
from keepsake.standard.identifiers.learner_number import LearnerNumber
from keepsake.standard.identifiers.nhs_number import NhsNumber, NhsRegion
from keepsake.standard.identifiers.postcode import NO_FIXED_ABODE, Postcode
from keepsake.standard.identifiers.pupil_number import PupilNumber

__all__ = [
    "NO_FIXED_ABODE",
    "CouncilNumber",
    "EmailAddress",
    "Fault",
    "HomeOfficeReference",
    "LearnerNumber",
    "NhsNumber",
    "NhsRegion",
    "PhoneNumber",
    "Postcode",
    "PupilNumber",
]
