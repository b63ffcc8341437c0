"""What goes wrong with a screen before a citizen can see anything: one exception, told to a technician."""


class ScreenFault(Exception):
    """The screen cannot be drawn: a file of ours is missing or a page has errors.

    The message names the file and what is wrong with it, one problem a line, and is meant for the journal.
    Starting again does not help unless the files change.
    """
