"""The second screen at a counter, which the citizen reads: their number, what to do, and how it was.

Fed by the operator's terminal, in whose process it runs. Nothing personal stands on it.
"""
