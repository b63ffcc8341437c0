"""The reader of codes: whatever is held in front of it comes out as one text.

Must not know what a text means; each app has a strict grammar of its own for that.
"""
