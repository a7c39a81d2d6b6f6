"""A child moves here with another council's plan, and later away; a parent who disagrees is heard and told."""

from datetime import date

from playwright.sync_api import expect

from tests.journeys.protecting import Desk, given_a_family, given_a_team, on_the

TOLD = date(2026, 11, 20)
CONFERENCE = date(2026, 12, 10)
AWAY = date(2027, 2, 8)
TAKEN = date(2027, 3, 1)


def test_a_plan_moves_here_from_another_council_and_away_to_one(open_page, db, check_accessible):
    worker, team = given_a_team(TOLD)
    _, [robin] = given_a_family(worker, team, TOLD, names=("Robin",))
    phone, desk = Desk(open_page(width=320), check_accessible), Desk(open_page(), check_accessible)
    page = f"/casework/about/{robin.pk}/"

    with on_the(TOLD):
        phone.signs_in("sage").goes_to(page).opens("Moves here with another council's child protection plan")
        phone.ticks("Robin Ashgrove").says({"Council that made the plan": "Othershire"})
        phone.says({"Robin Ashgrove: Category there": "NEG", "Robin Ashgrove: Plans there, this one too": "2"})
        phone.sends(told="The move is recorded").reads("Othershire", "11 December 2026")
        phone.opens("Plan the conference on the move here").reads("Due by 11 December 2026")
        phone.says({"Planned: day": CONFERENCE, "Planned: time": "10:00"}).sends(told="It is planned")
        conference = phone.here
        phone.goes_to(page).reads("Moves here from Othershire with a child protection plan")

    with on_the(CONFERENCE):
        desk.signs_in("tarragon").goes_to(conference)
        when_the_mother_disagrees(desk)
        desk.opens("Say what the conference decided")
        expect(desk.page.get_by_label("Robin Ashgrove: Category")).to_have_value("NEG")
        desk.says({"Enough agencies were there": "False", "Why this was decided": "He is left alone still."})
        desk.says({"Robin Ashgrove: Outcome": "plan"}).sends()
        expect(desk.page.get_by_role("alert")).to_contain_text("say why it went on")
        desk.says({"Why it went on without enough agencies, or did not": "The school wrote, and he cannot wait."})
        desk.sends(told="What was decided is recorded")
        desk.goes_to(page).opens("Child protection plan: Robin Ashgrove")
        desk.reads("Othershire", "Earlier plans", "2", "first review conference")

    with on_the(AWAY):
        phone.signs_in("sage").goes_to(page).opens("Moves away with the child protection plan")
        phone.says({"Council that is to take the plan over": "Elsewhere"}).sends(told="the other council was told")
        desk.signs_in("tarragon").goes_to(page).opens("Close the case").reads("Move to Elsewhere")

    with on_the(TAKEN):
        desk.signs_in("tarragon").goes_to(page).opens("The other council took the plan over", of="Elsewhere")
        desk.sends(told="The plan here ended")
        desk.goes_to(page).opens("Close the case")
        desk.says(
            {"Why it was closed": "RC5", "What was done, and what is different now": "Elsewhere answers for him."}
        )
        desk.sends("Close it", told="The case is closed").reads("Transferred to services of another local authority")


def when_the_mother_disagrees(desk):
    desk.opens("Record what somebody says, in their own words").ticks("Ada Ashgrove")
    desk.says({"Their own words, or what the drawing or recording shows": "I never left him. Nobody asked me."})
    desk.says({"Do they agree": "disagrees"}).sends()
    expect(desk.page.get_by_role("alert")).to_contain_text("what they were told they can do")
    desk.says({"What they were told they can do about it": "That it stands in the minutes, and how to complain."})
    desk.sends(told="Their own words are kept").reads("I never left him", "Does not agree", "how to complain")


def test_a_child_who_is_here_for_a_time_goes_back_and_no_conference_meets(open_page, db, check_accessible):
    worker, team = given_a_team(TOLD)
    _, [robin] = given_a_family(worker, team, TOLD, names=("Robin",))
    phone, page = Desk(open_page(width=375), check_accessible), f"/casework/about/{robin.pk}/"

    with on_the(TOLD):
        phone.signs_in("sage").goes_to(page).opens("Moves here with another council's child protection plan")
        phone.ticks("Robin Ashgrove").says({"Council that made the plan": "Othershire", "For a time only": "True"})
        phone.sends(told="The move is recorded").does_not_read("Plan the conference on the move here")
    with on_the(CONFERENCE):
        phone.signs_in("sage").goes_to(page).opens("The child is back", of="Othershire")
        phone.sends(told="The plan goes on as it was").reads("The child was back", "10 December 2026")
