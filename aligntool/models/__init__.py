"""Argos translation packages: the index, downloads, what is on disk and whether it is unchanged.

The only room that uses the network, and only for ``models available`` and ``models install``.
"""
