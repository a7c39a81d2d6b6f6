"""Where the rules come from."""

CHECKS = "CIN census validation rules of the Department for Education, as the sector's public validator lists them"
