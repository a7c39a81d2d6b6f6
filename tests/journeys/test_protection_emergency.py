from playwright.sync_api import expect

from keepsake.accounts.roles import Role
from tests.journeys.steps import then_nothing_is_wider_than_the_screen, then_the_page_is_headed, when_they_sign_in
from tests.work_pages.invented_team import a_child, a_team, a_worker

REASON = "The neighbour heard a child scream, invented."


def test_a_record_is_opened_in_an_emergency_and_reviewed_by_somebody_else(open_page, db, check_accessible):
    team, other = a_team("Invented team"), a_team("Other invented team")
    sage, rue = a_worker("Sage Demo-Worker", team), a_worker("Rue Demo-Worker", other)
    reviewer = a_worker("Hyssop Demo-Manager", other, Role.TEAM_MANAGER, is_manager=True)
    child = a_child("Wren", rue, worker=rue, team=other)
    page = open_page(width=375)

    when_they_sign_in(page, sage.username)
    page.goto(f"/protection/people/{child.pk}/emergency/")
    then_the_page_is_headed(page, "This record is closed to you")
    check_accessible(page)
    page.get_by_label("Who is in danger, and of what?").fill("Danger")
    page.get_by_role("button", name="Open it in an emergency").click()
    expect(page.get_by_role("alert")).to_contain_text("20 letters or more")
    page.get_by_label("Who is in danger, and of what?").fill(REASON)
    page.get_by_role("button", name="Open it in an emergency").click()
    then_the_page_is_headed(page, "Wren Ashgrove-Invented")
    check_accessible(page)
    then_nothing_is_wider_than_the_screen(page)
    page.goto("/about/")
    expect(page.get_by_role("region", name="Emergency access")).to_contain_text("Emergency access is open until")
    check_accessible(page)

    review = open_page()
    when_they_sign_in(review, reviewer.username)
    review.get_by_role("link", name="Emergency access by Sage Demo-Worker").click()
    expect(review.get_by_role("main")).to_contain_text(REASON)
    expect(review.get_by_role("main")).not_to_contain_text("Wren")
    check_accessible(review)
    review.get_by_label("Yes: somebody was in danger, and it was needed").check()
    review.get_by_label("What did you find?").fill("I asked the duty team.")
    review.get_by_role("button", name="Save the review").click()
    then_the_page_is_headed(review, "Your team today")
    expect(review.get_by_role("main")).not_to_contain_text("Emergency access by")
