"""Dialogs on personal data: who saw or took it out, and who is kept though no member."""
