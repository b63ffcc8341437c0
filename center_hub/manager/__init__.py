"""The manager's command line: open and close the day, cancel a ticket. A device like any other."""
