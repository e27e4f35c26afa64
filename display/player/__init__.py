"""Video on the TV: decoded in a process of its own, painted by one item, never able to stop the screen."""
