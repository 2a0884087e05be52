"""One local server: resource centre, exercises and the room."""
