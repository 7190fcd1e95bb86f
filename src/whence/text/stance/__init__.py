"""How sure it is: negation, hedging and verbs of saying, as facts; and what becomes of them."""
