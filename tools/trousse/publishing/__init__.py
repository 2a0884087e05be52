"""Write the resource centre’s pages and build the site."""
