"""A keypad, button box or foot pedal at a counter: a few keys, each for one thing an operator does.

Must not know what a press does; the counter's flow decides that from what the operator sees.
"""
