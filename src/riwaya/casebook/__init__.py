"""The store: reports and all that was read in them, in SQLite or PostgreSQL."""
