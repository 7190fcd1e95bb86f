"""Which outlet is at hand, and what a credit speaks for."""
