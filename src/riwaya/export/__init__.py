"""What was read, in the formats that other tools open."""
