// What the server adds to an exercise page. The exercise works without any of it.
//
// - One WebSocket says whether the server is there; its loss is told calmly.
// - Voilà's page is opened in a hidden frame once the exercise can be used. There the
//   exercise's notebook runs in its kernel, and its widget offers its model to this page:
//   `trousseHost.adopt(model)`. The page then hears `trousse:kernel` (detail.model).

const RETRY_MS = [1000, 2000, 4000, 8000, 15000];
const strip = document.getElementById("trousse-strip");
const slug = strip.dataset.slug;

window.trousseHost = {
  model: null,
  adopt(model) {
    this.model = model;
    announce("trousse:kernel", { model });
    return true;
  },
};

let attempts = 0;
let lost = false;

function announce(name, detail = {}) {
  window.dispatchEvent(new CustomEvent(name, { detail }));
}

function openLine() {
  const line = new WebSocket(`${location.origin.replace(/^http/, "ws")}/trousse/lien`);
  line.onmessage = () => {
    attempts = 0;
    if (lost) serverBack();
  };
  line.onclose = () => {
    serverLost();
    setTimeout(openLine, RETRY_MS[Math.min(attempts++, RETRY_MS.length - 1)]);
  };
}

function serverLost() {
  if (lost) return;
  lost = true;
  window.trousseHost.model = null;
  removeFrame();
  announce("trousse:server-lost");
  say("Le serveur ne répond plus. Continuez\u00a0: rien n’est perdu.");
}

function serverBack() {
  lost = false;
  announce("trousse:server-back");
  say("Le serveur répond de nouveau.");
  setTimeout(() => { if (!lost) strip.hidden = true; }, 4000);
  addFrame();
}

// An exercise that hears the two events above and tells them itself is not doubled.
function say(text) {
  if (document.querySelector(".tr-lost")) return;
  strip.textContent = text;
  strip.hidden = false;
}

function addFrame() {
  removeFrame();
  const frame = document.createElement("iframe");
  frame.id = "trousse-voila";
  frame.title = "Moteur de l’exercice";
  frame.inert = true;
  frame.tabIndex = -1;
  frame.setAttribute("aria-hidden", "true");
  frame.src = `/exercices/${slug}/voila`;
  document.body.append(frame);
}

function removeFrame() {
  document.getElementById("trousse-voila")?.remove();
}

// A phone must first show and obey the exercise: Voilà's scripts come when it is at rest.
function whenIdle(work) {
  const idle = window.requestIdleCallback ?? ((f) => setTimeout(f, 500));
  const later = () => idle(work, { timeout: 3000 });
  if (document.readyState === "complete") later();
  else window.addEventListener("load", later, { once: true });
}

openLine();
whenIdle(() => { if (!lost) addFrame(); });
