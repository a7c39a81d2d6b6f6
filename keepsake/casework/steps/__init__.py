"""The steps of the pathway, each declared in one place: what is asked, why, by when, by whom, and what comes next."""
