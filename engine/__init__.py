"""What stands around the understanding pipeline inside the Rasa process: where conversations are kept."""
