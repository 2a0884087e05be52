// Loaded first in Voilà's own page (normally inside the hidden frame of an exercise page).

// Voilà calls this while a cell takes long, to keep the connection open.
window.voila_heartbeat = () => {};

// The exercise's module offers its Jupyter model to the page that already shows the exercise.
const framed = window.parent !== window && window.parent.trousseHost;
if (framed) window.trousseHost = window.parent.trousseHost;

document.addEventListener("DOMContentLoaded", () => {
  document.getElementById("trousse-loading").remove();
});
