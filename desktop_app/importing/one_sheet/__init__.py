"""The list that offices have: one table, one initiative to a row, arranged into the workbook's sheets."""
