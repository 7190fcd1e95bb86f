"""Whether shared words are an article's own reporting, somebody's words, or a form that is filled in again."""
