"""The chronology: lines made from the facts of the record, each time anew; see ADR 51."""
