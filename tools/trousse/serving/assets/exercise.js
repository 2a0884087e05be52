// What the server adds to an exercise page. The exercise works without any of it.
//
// - One WebSocket says whether the server is there; its loss is told calmly. In a room it also
//   carries a seat, the step reached and a call for help: nothing that is typed.
// - While the server is there, `trousseHost.model` can be spoken to (`trousse:kernel` says so):
//   what is said opens the exercise's kernel through Voilà, see kernel.js.

import { KernelOnDemand } from "/trousse/kernel.js";
import { Line } from "/trousse/line.js";
import { seatName, seatPicture } from "/trousse/pictures.js";

const strip = document.getElementById("trousse-strip");
const place = document.getElementById("trousse-seat");
const slug = strip.dataset.slug;

let lost = false;
let progress = null;
let done = null; // The end of the exercise, reached while the server was away.
let helping = false;
let unsaid = null; // A call for help (or its end) of which the server has not spoken yet.

const kernel = new KernelOnDemand(slug, (waits) => {
  strip.textContent = "Beaucoup de documents se préparent. Le vôtre attend son tour.";
  strip.hidden = !waits;
});
window.trousseHost = { model: null, adopt: (model) => kernel.adopt(model) };

function announce(name, detail = {}) {
  window.dispatchEvent(new CustomEvent(name, { detail }));
}

// The server

function serverLost() {
  if (lost) return;
  lost = true;
  window.trousseHost.model = null;
  kernel.close();
  announce("trousse:server-lost");
  say("Le serveur ne répond plus. Continuez\u00a0: rien n’est perdu.");
}

function serverBack() {
  lost = false;
  announce("trousse:server-back");
  say("Le serveur répond de nouveau.");
  setTimeout(() => { if (!lost) strip.hidden = true; }, 4000);
}

function offerKernel() {
  window.trousseHost.model = kernel;
  announce("trousse:kernel", { model: kernel });
}

// An exercise that hears the two events above and tells them itself is not doubled.
function say(text) {
  if (document.querySelector(".tr-lost")) return;
  strip.textContent = text;
  strip.hidden = false;
}

// The room: a seat known by its picture, kept while this tab is open

function hear(told) {
  if (lost) serverBack();
  if (told.type === "hello") offerKernel();
  if (told.type === "hello" && told.seated) line.say("join", kept());
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

function keep(more) {
  try {
    sessionStorage.setItem("trousse-seat", JSON.stringify({ ...kept(), ...more }));
  } catch { /* A browser that keeps nothing gets a new seat at each page. */ }
}

function takeSeat({ token, number, picture, colour }) {
  keep({ token, number });
  const name = document.createElement("span");
  name.textContent = `Votre place\u00a0: ${seatName({ picture, colour })}`;
  const button = document.createElement("button");
  button.type = "button";
  button.id = "trousse-help";
  button.onclick = () => askHelp(!helping);
  place.replaceChildren(seatPicture({ picture, colour }), name, button);
  place.hidden = false;
  showHelp(unsaid ?? false);
  for (const told of [done, progress]) if (told) line.say("progress", told);
  done = null;
  if (unsaid !== null) line.say("help", { asked: unsaid });
}

function leaveSeat() {
  sessionStorage.removeItem("trousse-seat");
  place.hidden = true;
}

function askHelp(asked) {
  unsaid = asked;
  showHelp(asked);
  line.say("help", { asked });
}

function showHelp(asked) {
  helping = asked;
  const button = document.getElementById("trousse-help");
  button.setAttribute("aria-pressed", String(asked));
  button.textContent = asked ? "Aide demandée" : "J’ai besoin d’aide";
}

function roomChanged({ gathered, proposed, evaluating, help }) {
  keep({ help });
  if (unsaid === help) unsaid = null;
  showHelp(unsaid ?? help);
  const notice = document.getElementById("trousse-notice");
  const parts = [];
  if (gathered) parts.push(paragraph("On regarde tous ici\u00a0: levez les yeux un instant."));
  if (evaluating) parts.push(paragraph(pageLink("/evaluation", "Répondre aux questions de la fin")));
  if (proposed.slug && proposed.slug !== slug) {
    parts.push(paragraph("Exercice proposé\u00a0: ", pageLink(`/exercices/${proposed.slug}`, proposed.title)));
  }
  notice.replaceChildren(...parts);
  notice.hidden = parts.length === 0;
}

function paragraph(...content) {
  const element = document.createElement("p");
  element.append(...content);
  return element;
}

function pageLink(address, text) {
  const link = document.createElement("a");
  link.href = address;
  link.textContent = text;
  return link;
}

window.addEventListener("trousse:progress", ({ detail }) => {
  const { step, index, total, stuckHint } = detail;
  progress = { exercise: slug, step, index, total, stuckHint };
  if (lost && index === total) done = progress;
  line.say("progress", progress);
});

const line = new Line("/trousse/lien", hear, serverLost);
