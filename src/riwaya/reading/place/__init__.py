"""Reading places: what is named, whether it is a place, which one, which part of it, and whether it speaks."""
