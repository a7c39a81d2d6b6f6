"""What each noun of the record tells, a module for each module of models."""
