"""Pictures of every screen with the sample data, at the sizes that offices have."""
