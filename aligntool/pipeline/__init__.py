"""The whole run: the only package that knows the order of stages and writes into ``outputs/``."""
