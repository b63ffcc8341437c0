"""The pure rules of the queue: `decide` says what follows from a command, `evolve` what comes of it.

Reads no clock, no file and no dice: time, ids and chance arrive from outside. Imports the contract only.
"""
