"""What protects people in the record: restrictions, hidden addresses, emergency access, warnings, one person twice."""
