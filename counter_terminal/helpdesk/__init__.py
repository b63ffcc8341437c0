"""The help desk: a volunteer with a tablet does for a citizen what kiosk and board cannot.

Finds, explains, prints again, moves and joins tickets, and gives new ones. Knows the contract, the link, the
configuration, the screen and the ticket printer; a stranger to kiosk and board, and to the hub.
"""
