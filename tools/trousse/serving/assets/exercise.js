// What the server adds to an exercise page. The exercise works without any of it.
//
// - One WebSocket says whether the server is there; its loss is told calmly. In a room it also
//   carries a seat, the step reached and a call for help: nothing that is typed.
// - Voilà's page is opened in a hidden frame once the exercise can be used. There the
//   exercise's notebook runs in its kernel, and its widget offers its model to this page:
//   `trousseHost.adopt(model)`. The page then hears `trousse:kernel` (detail.model).

import { seatName, seatPicture } from "/trousse/pictures.js";

const RETRY_MS = [1000, 2000, 4000, 8000, 15000];
const KERNEL_MS = 90000;
const strip = document.getElementById("trousse-strip");
const place = document.getElementById("trousse-seat");
const slug = strip.dataset.slug;

let line = null;
let attempts = 0;
let lost = false;
let progress = null;
let helping = false;

window.trousseHost = {
  model: null,
  adopt(model) {
    this.model = model;
    announce("trousse:kernel", { model });
    return true;
  },
};

function announce(name, detail = {}) {
  window.dispatchEvent(new CustomEvent(name, { detail }));
}

// The server

function openLine() {
  line = new WebSocket(`${location.origin.replace(/^http/, "ws")}/trousse/lien`);
  line.onmessage = ({ data }) => {
    attempts = 0;
    if (lost) serverBack();
    hear(JSON.parse(data));
  };
  line.onclose = () => {
    serverLost();
    const wait = RETRY_MS[Math.min(attempts++, RETRY_MS.length - 1)];
    // Thirty pages must not come back at the same instant.
    setTimeout(openLine, wait * (0.75 + Math.random() / 2));
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

// The room: a seat known by its picture, kept while this tab is open

function tell(type, more = {}) {
  if (line?.readyState === WebSocket.OPEN) line.send(JSON.stringify({ type, ...more }));
}

function hear(told) {
  if (told.type === "hello" && told.seated) tell("join", kept());
  if (told.type === "seat") takeSeat(told);
  if (told.type === "freed") leaveSeat();
  if (told.type === "room") roomChanged(told);
}

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem("trousse-seat")) ?? {};
  } catch {
    return {};
  }
}

function takeSeat({ token, number, picture, colour }) {
  try {
    sessionStorage.setItem("trousse-seat", JSON.stringify({ token, number }));
  } catch { /* A browser that keeps nothing gets a new seat at each page. */ }
  const name = document.createElement("span");
  name.textContent = `Votre place\u00a0: ${seatName({ picture, colour })}`;
  const button = document.createElement("button");
  button.type = "button";
  button.id = "trousse-help";
  button.onclick = () => tell("help", { asked: !helping });
  place.replaceChildren(seatPicture({ picture, colour }), name, button);
  place.hidden = false;
  showHelp(false);
  if (progress) tell("progress", progress);
}

function leaveSeat() {
  sessionStorage.removeItem("trousse-seat");
  place.hidden = true;
}

function showHelp(asked) {
  helping = asked;
  const button = document.getElementById("trousse-help");
  button.setAttribute("aria-pressed", String(asked));
  button.textContent = asked ? "Aide demandée" : "J’ai besoin d’aide";
}

function roomChanged({ gathered, proposed, help }) {
  showHelp(help);
  const notice = document.getElementById("trousse-notice");
  const link = document.createElement("a");
  link.href = `/exercices/${proposed.slug}`;
  link.textContent = proposed.title;
  const parts = [];
  if (gathered) parts.push("On regarde tous ici\u00a0: levez les yeux un instant. ");
  if (proposed.slug && proposed.slug !== slug) parts.push("Exercice proposé\u00a0: ", link);
  notice.replaceChildren(...parts);
  notice.hidden = parts.length === 0;
}

window.addEventListener("trousse:progress", ({ detail }) => {
  const { step, index, total, stuckHint } = detail;
  progress = { exercise: slug, step, index, total, stuckHint };
  tell("progress", progress);
});

// Voilà

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
  // No kernel came: the room is full. Ask again later, and weigh on nobody meanwhile.
  setTimeout(() => {
    const served = frame.contentDocument?.getElementById("jupyter-config-data");
    if (!lost && !served && frame.isConnected) addFrame();
  }, KERNEL_MS);
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
