"""Working days, ages and statutory timescales: when something is due, and why on that day. No Django."""
