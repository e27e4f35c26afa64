"""A screen's files of announcements: fetched once, checked, kept on its disk, there when the hub is not."""
