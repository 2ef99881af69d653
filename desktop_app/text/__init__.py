"""Vietnamese text: Unicode form, folding, sort keys, legacy encodings, dates, money, numbers, likeness."""
