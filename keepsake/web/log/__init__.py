"""The log of who looked, for those who may ask; unusual access; and the map of what is held."""
