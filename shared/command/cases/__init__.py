"""``antrean cases``: how complaints, suggestions and questions were handled, as an agency publishes it."""
