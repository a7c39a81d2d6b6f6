"""The linter of notices: what is stale, missing, imprecise or unlinked in a published notice and its file.

One rule is one small function, in a file for its topic; the folder is the register.
"""
