"""Who says what in one article: the model, the marks, the labels."""
