"""Remote hands: a finger, a keyboard and an eye for a screen nobody stands before.

Runs an unmodified app and lets another process touch it through a Unix socket. Never imported by what runs
in a centre.
"""
