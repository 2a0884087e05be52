// What an exercise gives: a person's notes, an offer, files.

import { actionButton, paragraphs, viewHeading } from "../../shell/controls.js";
import { h } from "../../shell/dom.js";
import { fillWords } from "../../shell/words.js";
import { CV_WORDS } from "./words.js";

/**
 * Show what the person said, in their words.
 * @param {import("../../shell/controls.js").ViewContext} context
 */
export function notesPanel(context) {
  const { notes } = context.exercise.scene;
  if (!notes) return false;
  return h(
    "details",
    { class: "cv-notes", key: "notes", open: !notes.folded },
    h("summary", null, notes.title ?? fillWords(CV_WORDS.notes, { name: notes.name })),
    paragraphs(notes.text),
  );
}

/**
 * Show the offer; each line can be marked.
 * @param {import("../../shell/controls.js").ViewContext} context
 * @param {object} state
 */
export function offerPanel(context, state) {
  const { offer } = context.exercise.scene;
  if (!offer) return false;
  const line = ({ key, text }) =>
    h("li", { key }, actionButton(context, { mark: key }, text, { class: "tr-button cv-line", "aria-pressed": String(state.marked.includes(key)) }));
  return h(
    "details",
    { class: "cv-offer", key: "offer", open: true },
    h("summary", null, CV_WORDS.offer),
    h("p", null, h("strong", null, offer.title)),
    h("p", { class: "tr-help" }, CV_WORDS.offerHelp),
    h("ul", null, offer.lines.map(line)),
  );
}

/**
 * Show the files one can open.
 * @param {import("../../shell/controls.js").ViewContext} context
 * @param {object} state
 */
export function filesScreen(context, state) {
  const { owner } = context.exercise.scene;
  const file = ({ key, name, note }) =>
    h("li", { key }, actionButton(context, { open_file: key }, fillWords(CV_WORDS.fileOpen, { name })), h("span", { class: "tr-help" }, note));
  return h(
    "div",
    { class: "cv-screen" },
    viewHeading("h3", fillWords(CV_WORDS.filesTitle, { name: owner })),
    h("ul", { class: "cv-files" }, state.files.map(file)),
    actionButton(context, { blank: true }, CV_WORDS.fileBlank),
  );
}
