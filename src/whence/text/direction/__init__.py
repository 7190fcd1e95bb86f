"""Which of two articles was there first, as far as their texts tell."""
