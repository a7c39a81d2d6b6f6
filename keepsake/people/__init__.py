"""Who the record is about, who belongs to whom, and who works with them."""
