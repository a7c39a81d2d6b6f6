"""The only way to write about people: a module named for the noun, a function named for the verb."""
