"""Every control in every language on a picture, for eyes and for tests."""
