"""What happens in a life: a birth, a death, moving into a household."""
