"""The pages of a chronology and of the child's story: read, curated, printed, taken along."""
