"""What a citizen is told of a visit, in words: on the kiosk's ticket, on its screens, and on the help desk's.

The one room of the kiosk that another app may enter: a help desk prints the kiosk's ticket.
"""
