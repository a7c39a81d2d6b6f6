"""Where the rules come from."""

CHECKS = "SSDA903 validation checks of the Department for Education, as the sector's public validator lists them"
