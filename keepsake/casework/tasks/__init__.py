"""What is to be done for a child, by when and why: worked out from what is recorded, and kept nowhere."""
