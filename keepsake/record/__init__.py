"""What every record is: classified fields, access under a purpose, versions, audit."""
