"""What the installer wrote in config.toml, checked and frozen."""
