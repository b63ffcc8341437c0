"""The doctor: every thing of one box examined, told to the technician who stands before it.

Owns the order of examinations, their time limits, the report, and the checks of what is no device: disk,
clock, broker, letters, the computer itself. What a device's own room knows, its `examination` says.
"""
