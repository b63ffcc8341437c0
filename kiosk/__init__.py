"""The entrance kiosk: a citizen chooses a service in their language and takes a ticket.

`flow` decides what is on the screen and what is asked of hub and printer, without Qt; `app` wires it to the
link, the printer and the window; `screens` draw and emit. Knows the contract, the link, hardware and config.
"""
