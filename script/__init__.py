"""What is run around the product: setup, tests, the demo, the benchmarks. Never shipped to a device."""
