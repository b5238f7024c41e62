"""What `manage.py run` is made of: its checks, its first run, its children."""
