"""What a centre can set: the typed model, the loader that finds every mistake, and the YAML itself.

Knows nothing of queues, screens, devices or the hub; everybody may read it, it reads nobody.
"""
