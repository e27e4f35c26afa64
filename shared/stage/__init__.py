"""What a page of the TV says: its words and rows, made from live data, the config and announcements. Draws nothing."""
