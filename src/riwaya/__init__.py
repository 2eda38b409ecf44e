"""Riwaya reads Arabic news reports and gives back every claim with its source."""
