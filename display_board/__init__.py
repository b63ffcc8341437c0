"""The board in the hall: which number goes to which counter, and who waits, read from metres away.

Knows the contract, the link, the configuration and the screen; a stranger to kiosk, counter and hub.
"""
