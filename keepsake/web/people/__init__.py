"""The pages of people: finding them, adding them, and what is known of each."""
