"""What a label is and says: text, sections, facts with their citations. Pure."""
