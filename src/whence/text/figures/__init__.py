"""How much and how many: figures in running text, as facts."""
