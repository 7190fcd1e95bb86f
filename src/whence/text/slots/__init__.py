"""Which fact of the child stands in the place of which of the parent, and how the two are judged."""
