"""The only place that knows SQL: tables, shelves, units of work, migrations."""
