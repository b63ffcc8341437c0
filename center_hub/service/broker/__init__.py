"""The broker beside the hub: the embedded one where nothing may be installed. Mosquitto runs by itself."""
