"""The published language between the hub and every device: words, commands, replies, documents, topics.

Imports nothing of ours, so that any program may speak it. Whatever changes here changes a golden
schema under `tests/contract/schemas`, and so is seen in review.
"""
