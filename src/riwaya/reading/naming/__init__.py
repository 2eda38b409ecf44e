"""Who is named in a report: names, titles, bodies of states, and which of them are one and the same."""
