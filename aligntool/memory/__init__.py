"""Translation memory: sentences with their English in one SQLite file, found again by likeness."""
