"""``python -m aligntool``: the same as the ``aligntool`` command."""

from aligntool.cli import main

main()
