"""The first steps on the sample's data: a panel that leads from screen to screen and points at what it speaks of."""
