"""From the text of a notice file to a Notice, or to everything that is wrong with it."""
