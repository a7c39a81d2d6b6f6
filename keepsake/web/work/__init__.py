"""Who works with whom: what needs somebody today, teams, allocations, absences, leavers."""
