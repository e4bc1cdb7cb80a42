"""Write a changed glossary: checked, whole, and with the version before it kept beside it."""

from aligntool.glossary.load import join
from aligntool.glossary.table import GlossaryTable
from aligntool.saving import put_in_place


def save(table: GlossaryTable, *, before: GlossaryTable) -> bool:
    """Put a changed table in the place of the one it was made from; tell whether they differ.

    Raises:
        GlossaryError: if the changed table breaks the format or contradicts itself.
        OutputError: if the file has been changed meanwhile or cannot be written; it stays as it is.
    """
    if table.data == before.data:
        return False
    join([table])
    put_in_place(before.path, table.data, before=before.data)
    return True
