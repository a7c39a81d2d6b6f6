"""Children looked after: what the rules of SSDA903 share."""
