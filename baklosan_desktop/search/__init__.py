"""What a person types → what it means in the words of labels. Pure: no files, no SQL, no Qt."""
