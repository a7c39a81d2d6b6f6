"""The pages of a council's own questions: the administrator's list, and what was answered, counted."""
