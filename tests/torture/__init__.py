"""Power cuts, kills and failures at every moment of every operation, and what is left of the data after each."""
