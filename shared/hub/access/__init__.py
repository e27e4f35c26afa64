"""Who may what: screens by a device key, staff by name and PIN, rights by one table."""
