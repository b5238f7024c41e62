"""Every change of people and of the audit."""
