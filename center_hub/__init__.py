"""The authority of a centre: what the devices may say, the rules, the journal, the running hub, the link.

`contract` is the published language, `core` the pure rules, `journal` what happened,
`service` the running hub, `link` how devices reach it.
"""
