"""Argos translation packages on disk: finding them and installing them from a file."""
