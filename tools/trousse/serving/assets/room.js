// The adviser's page: the whole room at each change, the adviser's decisions back.

import { Line } from "/trousse/line.js";
import { remember, remembered } from "/trousse/memory.js";
import { seatName, seatPicture } from "/trousse/pictures.js";

const STUCK_SECONDS = 180;
const list = document.getElementById("seats");
const gather = document.getElementById("gather");
const propose = document.getElementById("propose");
const kit = document.getElementById("kit");
const evaluate = document.getElementById("evaluate");
let room = { seats: [], gathered: false, proposed: "" };
let heard = 0;

const line = new Line("/salle/fil", show, lost);
const say = (type, more) => line.say(type, more);

function show(told) {
  room = told;
  const before = told.memory && remembered(told.memory.room);
  remember(told.memory);
  if (before) say("restore", before);
  heard = performance.now();
  document.getElementById("room-lost").hidden = true;
  draw();
}

async function lost() {
  document.getElementById("room-lost").hidden = false;
  // A restarted server has a new code: its door asks for it.
  const door = await fetch("/salle/").then((answer) => answer.text(), () => "");
  if (door.includes('name="code"')) location.replace(remembered("") ? "/salle/?apres-arret" : "/salle/");
}

gather.onclick = () => say("gather", { on: !room.gathered });
evaluate.onclick = () => say("evaluate", { on: !room.evaluating });
kit.onchange = () => say("kit", { slug: kit.value });
propose.onchange = () => say("propose", { slug: propose.value });

function draw() {
  const held = document.activeElement?.dataset?.key;
  gather.setAttribute("aria-pressed", room.gathered);
  gather.textContent = room.gathered ? "Laisser reprendre" : "On regarde tous ici";
  evaluate.setAttribute("aria-pressed", room.evaluating);
  evaluate.textContent = room.evaluating ? "Fermer les questions" : "Poser les questions à tous";
  evaluate.disabled = !room.kit;
  if (document.activeElement !== propose) propose.value = room.proposed;
  if (document.activeElement !== kit) kit.value = room.kit;
  list.replaceChildren(...room.seats.map(seatItem));
  const count = document.getElementById("room-count");
  const text = countText();
  if (count.textContent !== text) count.textContent = text;
  if (held) list.querySelector(`[data-key="${held}"]`)?.focus();
}

function countText() {
  const there = room.seats.filter((seat) => seat.online).length;
  const help = room.seats.filter((seat) => seat.help).length;
  const people = there < 2 ? `${there} personne travaille` : `${there} personnes travaillent`;
  return help ? `${people}. Demandes d’aide\u00a0: ${help}.` : `${people}.`;
}

function seatItem(seat) {
  const seconds = seat.seconds + (performance.now() - heard) / 1000;
  const stuck = seat.online && seat.title && seat.index < seat.total && seconds >= STUCK_SECONDS;
  const item = document.createElement("li");
  item.className = seat.help ? "asks" : stuck ? "stuck" : seat.online ? "" : "away";
  const words = document.createElement("div");
  words.append(strong(seatName(seat)), part(stateText(seat, seconds, stuck)));
  if (seat.title) words.append(part(seat.title), part(stepText(seat)));
  const buttons = document.createElement("p");
  if (seat.help) buttons.append(button(seat, "answer", "J’arrive"));
  if (!seat.online) buttons.append(button(seat, "free", "Libérer la place"));
  item.append(seatPicture(seat), words, buttons);
  return item;
}

function stateText(seat, seconds, stuck) {
  const minutes = Math.floor(seconds / 60);
  const since = minutes < 1 ? "depuis moins d’une minute" : `depuis ${minutes} min`;
  if (seat.help) return "Demande de l’aide";
  if (!seat.online) return "Page fermée ou réseau coupé";
  if (!seat.title) return "N’a pas commencé";
  if (seat.index === seat.total) return `A terminé ${since}`;
  return stuck ? `À la même étape ${since}` : `À cette étape ${since}`;
}

function stepText({ index, total, hint }) {
  if (index === total) return `${total} étapes sur ${total}`;
  return `Étape ${index + 1} sur ${total}${hint ? " · a demandé un indice" : ""}`;
}

function strong(text) {
  const element = document.createElement("strong");
  element.textContent = text;
  return element;
}

function part(text) {
  const element = document.createElement("span");
  element.textContent = text;
  return element;
}

function button(seat, type, text) {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = text;
  element.dataset.key = `${type}-${seat.number}`;
  element.setAttribute("aria-label", `${text}\u00a0: ${seatName(seat)}`);
  element.onclick = () => say(type, { number: seat.number });
  return element;
}

setInterval(draw, 15000);
