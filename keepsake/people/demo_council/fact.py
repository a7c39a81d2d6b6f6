"""Every kind of fact that a council is told in."""

from collections.abc import Callable

from keepsake.people.demo_council.persons import (
    Address,
    ContactWay,
    HiddenFrom,
    Household,
    HouseholdMember,
    Identifier,
    Person,
    PersonName,
    PersonRole,
    Relationship,
    Restriction,
    SamePerson,
    Status,
    Warning,
)
from keepsake.people.demo_council.staff import (
    Absence,
    Allocation,
    Body,
    Involvement,
    Membership,
    Professional,
    RestrictionGrant,
    Team,
    Worker,
)

StaffFact = Team | Worker | Membership | Absence | Body | Professional
Fact = (
    StaffFact
    | Household
    | Person
    | PersonName
    | PersonRole
    | Identifier
    | Address
    | ContactWay
    | HouseholdMember
    | Relationship
    | Status
    | Allocation
    | Involvement
    | Warning
    | Restriction
    | RestrictionGrant
    | HiddenFrom
    | SamePerson
)
Tell = Callable[[Fact], None]
