"""Taking lists in: a file or a pasted table, its columns, what is the same for all rows, what will be written."""
