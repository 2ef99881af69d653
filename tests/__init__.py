"""The tests: they mirror the tree, and test_house.py looks at the house itself."""
