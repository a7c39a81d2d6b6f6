from tests.journeys.steps import then_the_page_is_headed


def test_an_unknown_address_is_answered_in_plain_words(page, db, check_accessible):
    answer = page.goto("/no/such/page")

    assert answer.status == 404
    then_the_page_is_headed(page, "There is no page here")
    check_accessible(page)
    page.get_by_role("link", name="Go to the first page").click()
    then_the_page_is_headed(page, "Keepsake")
