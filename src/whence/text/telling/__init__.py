"""What an article is about, small enough to keep for every article of an archive: to tell which tell one story."""
