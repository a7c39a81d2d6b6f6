"""A school's worry to a child protection plan for two children and a baby who is expected, and on to closure.

It takes ten months; each day is an argument.
"""

from datetime import date

from django.urls import reverse
from playwright.sync_api import expect

from tests.journeys.protecting import Desk, given_a_family, given_a_team, on_the

WORRY = date(2026, 11, 20)  # a Friday
ENQUIRED = date(2026, 12, 1)
CONFERENCE = date(2026, 12, 9)
GROUP = date(2026, 12, 16)
BIRTH = date(2027, 1, 12)
REVIEW = date(2027, 2, 5)
LAST_REVIEW = date(2027, 7, 30)
CLOSED = date(2027, 10, 1)
NAMES = ("Robin Ashgrove", "Wren Ashgrove")
BABY = "Unborn child"


def test_three_children_from_a_worry_to_a_plan_to_closure(open_page, db, check_accessible):
    worker, team = given_a_team(WORRY)
    _, children = given_a_family(worker, team, WORRY, due=BIRTH)
    phone, desk = Desk(open_page(width=375), check_accessible), Desk(open_page(), check_accessible)
    robin = f"/casework/about/{children[0].pk}/"

    with on_the(WORRY):
        phone.signs_in("sage"), desk.signs_in("tarragon")
        when_a_worry_is_decided(phone, desk, robin)
        when_agencies_discuss_it(phone, desk, children)
    with on_the(ENQUIRED):
        phone.signs_in("sage"), desk.signs_in("tarragon")
        when_the_enquiry_ends(phone, desk, robin)
        conference = when_a_conference_is_planned(phone, robin)
    with on_the(CONFERENCE):
        desk.signs_in("tarragon")
        when_the_conference_decides(desk, conference)
    with on_the(GROUP):
        phone.signs_in("sage")
        when_the_plan_is_set_out(phone, robin)
        when_the_core_group_meets_and_the_children_are_seen(phone, robin)
    with on_the(BIRTH):
        phone.signs_in("sage")
        when_the_baby_is_born(phone, children[2])
    with on_the(REVIEW):
        phone.signs_in("sage"), desk.signs_in("tarragon")
        when_a_review_meets(phone, desk, robin, "continues", "6 months")
    with on_the(LAST_REVIEW):
        phone.signs_in("sage"), desk.signs_in("tarragon")
        when_a_review_meets(phone, desk, robin, "ends", "")
        when_they_step_down(desk, robin)
    with on_the(CLOSED):
        desk.signs_in("tarragon")
        when_the_case_is_closed(desk, robin)


def when_a_worry_is_decided(phone, desk, robin):
    phone.goes_to(f"{robin}contact/").ticks("Wren Ashgrove", BABY)
    phone.says({"Time it was received": "15:10", "What the worry is": "Bruises, and Wren hides when her father comes."})
    phone.sends(told="The contact is recorded")
    desk.goes_to(phone.here).opens("Decide what happens next")
    for name in (*NAMES, BABY):
        desk.says({f"Decision for {name}": "strategy"})
    desk.says({"Why this is decided": "Bruises that nobody accounts for."}).sends(told="The decision is recorded")
    phone.goes_to(phone.here)
    for name in (*NAMES, BABY):
        phone.goes_to(desk.here)
        phone.sends(f"Accept the referral of {name}")


def when_agencies_discuss_it(phone, desk, children):
    phone.goes_to(f"/casework/about/{children[0].pk}/begin/strategy/").ticks("Wren Ashgrove", BABY)
    phone.says({"Time it was held": "16:00", "What may be happening to the children": "Their father may hit them."})
    phone.sends("Begin", told="It has begun")
    phone.opens("Add who took part").says({"Name": "Sergeant Invented", "Agency": "Police"})
    phone.sends(told="They are on the list").reads("Sergeant Invented", "Attended")
    phone.opens("Fill in what is shared")
    phone.says({"Why this was decided": "Two children hurt in a week.", "Who enquires": "joint"}).sends()
    for name in (*NAMES, BABY):
        phone.opens(f"Fill in the part of {name}").says({"Outcome": "enquiry"}).sends(told="It is saved")
    when_it_is_sent_and_approved(phone, desk)
    phone.goes_to(f"/casework/about/{children[0].pk}/begin/enquiry/").sends("Begin", told="It has begun")
    phone.reads("15 working days", "11 December 2026")


def when_it_is_sent_and_approved(phone, desk):
    phone.opens("Send for approval").sends("Send", told="It is sent")
    desk.goes_to(phone.here).opens("Approve or return").ticks("Approve it").sends(told="It is approved")


def when_the_enquiry_ends(phone, desk, robin):
    phone.goes_to(robin).opens("Section 47 enquiry")
    phone.opens("Fill in what is shared")
    phone.says({"What it means for the children": "They are afraid of him.", "Ended": ENQUIRED}).sends()
    for name in (*NAMES, BABY):
        unborn = {"Why the child was not seen": "Not born yet."}
        seen = {"Seen": date(2026, 11, 24), "Seen alone": "True", "What was found for this child": "Afraid."}
        phone.opens(f"Fill in the part of {name}").says(unborn if name == BABY else seen)
        phone.says({"Outcome": "at_risk", "No initial conference needed": "False"}).sends()
    when_it_is_sent_and_approved(phone, desk)


def when_a_conference_is_planned(phone, robin):
    phone.goes_to(robin).opens("Plan the initial conference")
    phone.reads("Due by 11 December 2026")
    expect(phone.page.get_by_role("checkbox", name="Wren Ashgrove")).to_be_checked()
    phone.says({"Planned: day": CONFERENCE, "Planned: time": "10:00"}).sends(told="It is planned")
    for name, agency in (("Nurse Invented", "Health"), ("Ada Ashgrove", "Mother")):
        phone.opens("Ask somebody to come").says({"Name": name, "Agency": agency, "Report due": date(2026, 12, 7)})
        phone.sends(told="They are on the list")
    phone.reads("Nurse Invented", "Report for the conference: Nurse Invented, Health")
    phone.goes_to(reverse("work:diary")).reads("Wednesday 9 December 2026", "10:00, Initial conference")
    phone.opens("Initial conference").reads("Nurse Invented")
    return phone.here


def when_the_conference_decides(desk, conference):
    desk.goes_to(conference)
    desk.opens("Say whether they came, and of their report", of="Nurse Invented").says(
        {"Attendance": "attended", "Report received": date(2026, 12, 7)}
    ).sends(told="It is recorded")
    desk.opens("Say what the conference decided")
    desk.says({"Enough agencies were there": "True", "Why this was decided": "Nobody keeps them safe yet."})
    desk.sends().reads("There is a problem")
    for name in (*NAMES, BABY):
        desk.says({f"{name}: Outcome": "plan", f"{name}: Category": "PHY"})
    desk.sends(told="What was decided is recorded")
    desk.opens("Fill in what is shared")
    desk.says({"Minutes": "All spoke.", "What is working well": "School."})
    desk.says({"What may happen to the children if nothing changes": "They are hurt."}).sends()
    desk.opens("Say that the minutes went out").says({"To whom the minutes were sent": "All who were asked."})
    desk.sends(told="when the minutes went out").does_not_read("Say that the minutes went out")
    desk.goes_to("/").does_not_read("minutes have not been sent out")


def when_the_plan_is_set_out(phone, robin):
    phone.goes_to(robin).opens("Child protection plan: Robin Ashgrove")
    phone.reads("Physical abuse", "first core group", "23 December 2026", "first review conference")
    phone.opens("Fill in", exact=True)
    phone.says(
        {"What the plan must prevent": "That Robin is hit.", "What happens if it does not work": "We ask a court."}
    )
    phone.sends(told="It is saved")
    phone.opens("Add what should be better").says({"What will be better": "Nobody hits Robin"}).sends()
    phone.opens("Add who does what").says({"What": "A course for fathers", "Who": "Father", "By": date(2027, 3, 1)})
    phone.sends(told="It is agreed").reads("A course for fathers")


def when_the_core_group_meets_and_the_children_are_seen(phone, robin):
    phone.opens("Plan or record a meeting")
    phone.says({"When is it, or when was it: day": GROUP, "When is it, or when was it: time": "09:00"}).sends()
    phone.opens("Say what was decided").says({"What was decided, who does what, by when": "The course begins."})
    phone.says({"Next meeting": date(2027, 1, 20)}).sends(told="The meeting is recorded")
    phone.goes_to(robin).opens("Child protection plan: Robin Ashgrove").reads("next core group", "20 January 2027")
    phone.opens("Plan or record a visit")
    phone.says({"When is it, or when was it: day": GROUP, "When is it, or when was it: time": "15:00"}).sends()
    phone.opens("Say what was seen").says({"What was seen, heard and done": "At home, calm."})
    phone.says({"Robin Ashgrove: Seen": "True", "Robin Ashgrove: Seen alone": "True"}).sends(
        told="The visit is recorded"
    )
    phone.goes_to(robin).reads("Visit a child with a protection plan")


def when_the_baby_is_born(phone, baby):
    phone.goes_to(f"/casework/about/{baby.pk}/").opens("Record the birth")
    phone.says({"When was the baby born?": BIRTH, "Given names": "Finch", "Family name": "Ashgrove"})
    phone.sends("Record the birth")
    phone.goes_to(f"/casework/about/{baby.pk}/").reads("Finch Ashgrove", "child who was on it before birth")
    phone.reads("9 February 2027")
    phone.opens("Child protection plan: Finch Ashgrove").reads("9 December 2026", "Physical abuse")


def when_a_review_meets(phone, desk, robin, outcome, next_words):
    phone.goes_to(robin).opens("Plan the review conference")
    for name in ("Robin Ashgrove", "Wren Ashgrove", "Finch Ashgrove"):
        expect(phone.page.get_by_role("checkbox", name=name)).to_be_checked()
    today = REVIEW if outcome == "continues" else LAST_REVIEW
    phone.says({"Planned: day": today, "Planned: time": "10:00"}).sends(told="It is planned")
    desk.goes_to(phone.here).opens("Say what the conference decided")
    desk.says({"Enough agencies were there": "True", "Why this was decided": "What has changed, and what has not."})
    for name in ("Robin Ashgrove", "Wren Ashgrove", "Finch Ashgrove"):
        expect(desk.page.get_by_label(f"{name}: Category")).to_have_value("PHY")
        desk.says({f"{name}: Outcome": outcome})
    desk.sends(told="What was decided is recorded")
    if next_words:
        desk.goes_to(robin).opens("Child protection plan: Robin Ashgrove").reads(next_words, "5 August 2027")


def when_they_step_down(desk, robin):
    desk.goes_to(robin).opens("Step down to child in need plans")
    desk.says({"What the plan is for": "To keep what has been won."}).sends(told="child in need plan has begun")
    desk.goes_to(robin).opens("Child in need plan: Robin Ashgrove")
    desk.reads("Nobody hits Robin", "A course for fathers")


def when_the_case_is_closed(desk, robin):
    desk.goes_to(robin).opens("Close the case").reads("This is open still", "Child in need plan from 30 July 2027")
    desk.opens("Child in need plan from 30 July 2027").opens("End the plan")
    desk.says({"Why it ended": "They are safe."}).sends("End it", told="The plan has ended")
    desk.goes_to(robin).opens("Close the case")
    desk.says({"Why it was closed": "RC7", "What was done, and what is different now": "Nobody hits them."})
    desk.sends("Close it", told="The case is closed").does_not_read("Child protection plan from")
    desk.opens("Reopen the case").says({"Why it is reopened": "It was Wren's that was meant."})
    desk.sends("Reopen it", told="The case is open again")
