"""What was typed → what is seen: pure functions from a form to a frozen view. Knows no Qt."""
