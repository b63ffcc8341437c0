"""What is asked before a command goes out: how it ended, where to, which one, who, why.

One small module a question, all frozen values: a press gives the dialogue after it. They know the situation
and the words; they are strangers to the flow, the screen and the wire.
"""
