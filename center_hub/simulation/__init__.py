"""What if: the rules of the hub driven by a made-up, recorded or outside day. Decides nothing itself."""
