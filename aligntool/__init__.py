"""Offline translation of Chinese and Vietnamese articles into English with consistent terms."""

__version__ = "0.1.0"
