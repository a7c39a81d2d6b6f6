"""The nouns of a person's page: each says how its records read, and how they are added, corrected and ended."""
