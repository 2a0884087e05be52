// The password desk, drawn: compare, write, then choose where to keep it.

import { actionButton, textField, viewHeading } from "../../../../shell/controls.js";
import { h } from "../../../../shell/dom.js";
import { fillWords } from "../../../../shell/words.js";
import { addScreen } from "../../desks.js";
import { choiceButtons, deskFrame, deskIcon } from "../../frame.js";
import { drawnWords, judgedPassword } from "./logic.js";
import { PRIVACY_WORDS } from "../../words.js";

const MAX_PIECES = 4;
const VERDICT_ICONS = { vide: "wait", faible: "no", moyen: "wait", solide: "yes" };

/**
 * Draw the desk.
 * @param {import("../../../../shell/controls.js").ViewContext} context
 * @param {object} state
 */
function passwordScreen(context, state) {
  const screens = { compare: compareScreen, write: writeScreen, place: placeScreen };
  const warning = h("p", { class: "pv-warning", key: "warning" }, deskIcon("lock"), PRIVACY_WORDS.neverYours);
  return deskFrame("web", fillWords(PRIVACY_WORDS.accountOf, { account: state.account, name: state.owner }), warning, screens[state.screen](context, state));
}

function compareScreen(context, state) {
  return h(
    "div",
    { class: "pv-ask", key: "compare" },
    viewHeading("h3", PRIVACY_WORDS.compareTitle),
    choiceButtons(context, {
      label: PRIVACY_WORDS.compareTitle,
      options: state.samples.map((sample) => ({ key: sample.key, name: sample.text })),
      value: state.guess,
      action: (key) => ({ guess: key }),
    }),
    state.guess && h("div", { key: "answers" }, h("h4", null, PRIVACY_WORDS.compareAnswers), h("ul", { class: "pv-posts" }, state.samples.map((sample) => sampleLine(state, sample)))),
    state.guess && h("div", { class: "pv-below" }, actionButton(context, { go_write: true }, PRIVACY_WORDS.goWrite, { class: "tr-button tr-main" })),
  );
}

function sampleLine(state, sample) {
  const { verdict } = judgedPassword({ ...state, seen: [] }, sample.text);
  return h("li", { class: "pv-post", key: sample.key }, h("p", { class: "pv-secret" }, sample.text), verdictLine(verdict), h("p", null, sample.why));
}

function verdictLine(verdict) {
  return h("p", { class: "pv-verdict", "data-verdict": verdict }, deskIcon(VERDICT_ICONS[verdict]), PRIVACY_WORDS.verdicts[verdict]);
}

function writeScreen(context, state) {
  return h(
    "div",
    { class: "pv-ask", key: "write" },
    viewHeading("h3", PRIVACY_WORDS.writeTitle),
    bookPart(context, state),
    textField(context, {
      id: "password",
      label: fillWords(PRIVACY_WORDS.passwordLabel, { name: state.owner }),
      value: state.text,
      action: (text) => ({ fill: { field: "password", text } }),
      help: PRIVACY_WORDS.passwordHelp,
      long: true,
      props: { class: "pv-secret", rows: 2, autocapitalize: "off", spellcheck: "false", maxlength: 4000 },
    }),
    judgementPart(state),
    actionButton(context, { save: true }, PRIVACY_WORDS.save, { class: "tr-button tr-main" }),
  );
}

function bookPart(context, state) {
  const words = drawnWords(state);
  const left = state.drawn < state.book.length;
  return h(
    "section",
    { class: "pv-note", key: "book", "aria-label": PRIVACY_WORDS.book },
    h("h4", null, PRIVACY_WORDS.book),
    h("p", null, PRIVACY_WORDS.bookHelp),
    words.length > 0 && h("ol", { class: "pv-words" }, words.map((word) => h("li", { key: word }, word))),
    left && actionButton(context, { draw: true }, PRIVACY_WORDS.drawWord),
  );
}

function judgementPart(state) {
  const judgement = judgedPassword(state, state.text);
  const { verdict, reasons, pieces, words, length } = judgement;
  const named = pieces.slice(0, MAX_PIECES).map((piece) => fillWords(PRIVACY_WORDS.pieces[piece.reason], { text: piece.text }));
  const general = reasons.filter((reason) => PRIVACY_WORDS.reasons[reason]).map((reason) => PRIVACY_WORDS.reasons[reason]);
  const explains = verdict === "solide" || verdict === "vide" ? [] : [...named, ...general];
  return h(
    "section",
    { class: "pv-judgement", key: "judgement", "aria-label": PRIVACY_WORDS.judgement },
    h("h4", null, PRIVACY_WORDS.judgement),
    verdictLine(verdict),
    verdict !== "vide" && h("p", { class: "tr-help" }, fillWords(words > 1 ? PRIVACY_WORDS.countWords : PRIVACY_WORDS.countSigns, { words, length })),
    explains.length > 0 && h("ul", null, explains.map((text) => h("li", { key: text }, text))),
    h("p", { class: "tr-help" }, PRIVACY_WORDS.markers),
  );
}

function placeScreen(context, state) {
  return h(
    "div",
    { class: "pv-ask", key: "place" },
    viewHeading("h3", PRIVACY_WORDS.placeTitle),
    h("p", { class: "pv-secret pv-post" }, state.text.slice(0, 120)),
    choiceButtons(context, {
      label: PRIVACY_WORDS.placeTitle,
      options: state.places.map(({ key, name, help }) => ({ key, name, help })),
      value: state.place,
      action: (key) => ({ keep: key }),
    }),
  );
}

addScreen("password", passwordScreen);
