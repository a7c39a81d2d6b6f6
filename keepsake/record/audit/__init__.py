"""The audit log: who did what, about whom, why and how it ended, in codes and opaque ids; one chain, append-only.

Imports no Django here: the command line loads this package. `event`, `validity`, `chain`, `head`, `walking`,
`agreeing` and `unusual` need no database; `writing`, `reading`, `signing`, `subject_keys` and `verifying` do.
"""
