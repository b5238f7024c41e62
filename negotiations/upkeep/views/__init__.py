"""What tells an operator how the installation is."""
