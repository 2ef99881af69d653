"""What is printed: the content of each document, and the writers that put it on paper."""
