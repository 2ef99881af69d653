"""The package: the frozen facts, the code on paper, the bag in its ZIP file, and its verification."""
