"""How numbers are read: their value, their bounds, what they count, what befell it."""
