"""Files that come in and go out: lists of candidates now; exports, calendars and mail follow the same road."""
