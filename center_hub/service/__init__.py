"""The running hub: one thread that reads, decides, commits and then speaks. Knows no device and no Qt."""
