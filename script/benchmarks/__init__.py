"""What the product costs, beside the raw cost of the same thing in the same run."""
