"""From bytes to an article: decode, take out what is not the article, say what and why."""
