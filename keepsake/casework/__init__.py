"""The pathway of one child or family: contact, early help, referral, assessment, protection, plans, visits, closure."""
