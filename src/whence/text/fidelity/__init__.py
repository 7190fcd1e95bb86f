"""What became of a quotation: where it stands in a parent, and what is another word for the same."""
