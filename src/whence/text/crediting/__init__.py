"""Which outlets an article names, and as what."""
