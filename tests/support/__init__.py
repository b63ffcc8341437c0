"""What several tests share: small centres, wires and clocks. Never imported by the product."""
