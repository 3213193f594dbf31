"""What to take: pure answers from a label's rules. One module per question."""
