"""What people type at the desk: plain forms that build the arguments of operations."""
