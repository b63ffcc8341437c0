"""The manager's command line: the day, tickets, services, appointments, PINs. A device like any other."""
