"""A whole centre on one machine, played with by a person or by citizens we make up."""
