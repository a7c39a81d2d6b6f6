"""The directory of bodies and professionals, and who of them works with a child."""
