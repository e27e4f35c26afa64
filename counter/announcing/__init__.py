"""The supervisors' page: announcements listed, written, previewed, approved; and the emergency message."""
