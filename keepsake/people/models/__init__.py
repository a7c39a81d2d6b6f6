"""The records of people, one noun a file."""

from keepsake.people.models.contact import Address, ContactWay, HiddenFrom
from keepsake.people.models.directory import Body, Involvement, Professional, Service
from keepsake.people.models.family import FamilyGroup, FamilyMember, Household, HouseholdMember, Relationship
from keepsake.people.models.identifier import HomeOfficeNumber, LearnerNumber, NhsNumber, OtherNumber, PupilNumber
from keepsake.people.models.last_written import LastWritten
from keepsake.people.models.person import Person, PersonName, PersonRole
from keepsake.people.models.photograph import Photograph, Picture
from keepsake.people.models.protection import BreakGlass, Circumstance, Restriction, RestrictionGrant, Warning
from keepsake.people.models.search_key import SearchKey, SearchWord
from keepsake.people.models.worker import Absence, Allocation, Duty, Membership, OwnPlace, Team

__all__ = [
    "Absence",
    "Address",
    "Allocation",
    "Body",
    "BreakGlass",
    "Circumstance",
    "ContactWay",
    "Duty",
    "FamilyGroup",
    "FamilyMember",
    "HiddenFrom",
    "HomeOfficeNumber",
    "Household",
    "HouseholdMember",
    "Involvement",
    "LastWritten",
    "LearnerNumber",
    "Membership",
    "NhsNumber",
    "OtherNumber",
    "OwnPlace",
    "Person",
    "PersonName",
    "PersonRole",
    "Photograph",
    "Picture",
    "Professional",
    "PupilNumber",
    "Relationship",
    "Restriction",
    "RestrictionGrant",
    "SearchKey",
    "SearchWord",
    "Service",
    "Team",
    "Warning",
]
