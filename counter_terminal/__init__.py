"""The operator's screen: one counter, one ticket in hand, one large button that says what comes next.

Knows the contract, the link, the configuration and the screen; a stranger to kiosk and board, and to the hub.
"""
