// The parts of the builder, one at a time.

import { actionButton, textField, viewHeading, wholeLabel } from "../../shell/controls.js";
import { h } from "../../shell/dom.js";
import { fillWords } from "../../shell/words.js";
import { choiceBox, choiceGroup, privateNote } from "./cv-controls.js";
import { entriesIn } from "./facts.js";
import { LANGUAGE_LEVELS, LIVED_KINDS, MOBILITY_TEXTS, PART_FIELDS, SKILL_TEXTS, USUAL_SKILLS } from "./lists.js";
import { reopenPanel } from "./reopen-view.js";
import { CV_WORDS } from "./words.js";

const FIELD_PROPS = {
  name: { autocapitalize: "words" },
  phone: { inputmode: "tel" },
  email: { inputmode: "email", autocapitalize: "none" },
  title: { spellcheck: "true" },
  skill: { spellcheck: "true" },
};

/** The heading of a part, its place and its help. @param {object} state */
function partTop(state) {
  const n = state.parts.indexOf(state.part) + 1;
  return [
    viewHeading("h3", CV_WORDS.parts[state.part], { key: "title" }),
    h("p", { class: "tr-help cv-place", key: "place" }, fillWords(CV_WORDS.partOf, { n, total: state.parts.length })),
    h("p", { key: "help" }, CV_WORDS.helps[state.part]),
  ];
}

function partField(context, state, name) {
  const holder = name in state.typed ? state.typed : state.cv;
  return [
    textField(context, { id: name, label: CV_WORDS.fields[name], help: CV_WORDS.fieldHelps[name], value: holder[name], action: (text) => ({ fill: { field: name, text } }), props: FIELD_PROPS[name] }),
    privateNote(holder[name], name),
  ];
}

function partScreen(...children) {
  return h("div", { class: "cv-screen" }, children);
}

/** @param {import("../../shell/controls.js").ViewContext} context @param {object} state */
export function whoScreen(context, state) {
  return partScreen(partTop(state), state.own && reopenPanel(context, state), PART_FIELDS.who.map((name) => partField(context, state, name)));
}

/** @param {import("../../shell/controls.js").ViewContext} context @param {object} state */
export function jobsScreen(context, state) {
  return partScreen(partTop(state), itemList(context, entriesIn(state.cv, "jobs")), actionButton(context, { add: "jobs" }, CV_WORDS.addJobs, { key: "add" }));
}

/** @param {import("../../shell/controls.js").ViewContext} context @param {object} state */
export function trainingScreen(context, state) {
  return partScreen(partTop(state), itemList(context, entriesIn(state.cv, "training")), actionButton(context, { add: "training" }, CV_WORDS.addTraining, { key: "add" }));
}

/** @param {import("../../shell/controls.js").ViewContext} context @param {object} state */
export function lifeScreen(context, state) {
  const kind = ([key, { label }]) => h("li", { key }, actionButton(context, { live: key }, label));
  return partScreen(
    partTop(state),
    itemList(context, entriesIn(state.cv, "life")),
    h("h4", { key: "question" }, CV_WORDS.liveQuestion),
    h("ul", { class: "cv-choice", key: "kinds" }, Object.entries(LIVED_KINDS).map(kind)),
  );
}

/** @param {import("../../shell/controls.js").ViewContext} context @param {object} state */
export function skillsScreen(context, state) {
  const has = (key) => state.cv.skills.some((one) => one.key === key);
  return partScreen(
    partTop(state),
    itemList(context, state.cv.skills),
    choiceGroup(CV_WORDS.usualSkills, USUAL_SKILLS.map((key) => choiceBox(context, "checkbox", { pick: key }, SKILL_TEXTS[key], has(key)))),
    partField(context, state, "skill"),
    actionButton(context, { add: "skills" }, CV_WORDS.addSkills, { key: "add" }),
  );
}

/** @param {import("../../shell/controls.js").ViewContext} context @param {object} state */
export function languagesScreen(context, state) {
  const level = ([key, text]) => choiceBox(context, "radio", { level: key }, text, state.typed.level === key);
  return partScreen(
    partTop(state),
    itemList(context, state.cv.languages),
    partField(context, state, "language"),
    choiceGroup(CV_WORDS.level, Object.entries(LANGUAGE_LEVELS).map(level)),
    actionButton(context, { add: "languages" }, CV_WORDS.addLanguages, { key: "add" }),
  );
}

/** @param {import("../../shell/controls.js").ViewContext} context @param {object} state */
export function mobilityScreen(context, state) {
  const can = ([key, text]) => choiceBox(context, "checkbox", { can: key }, text, state.cv.mobility.includes(key));
  return partScreen(partTop(state), choiceGroup(CV_WORDS.mobilityChoice, Object.entries(MOBILITY_TEXTS).map(can)), PART_FIELDS.mobility.map((name) => partField(context, state, name)));
}

function itemList(context, items) {
  if (items.length === 0) return false;
  return h("div", { class: "cv-have", key: "have" }, h("h4", null, CV_WORDS.already), h("ul", null, items.map((one, place) => itemLine(context, one, place))));
}

function itemLine(context, item, place) {
  const whole = item.what || item.text || item.language || CV_WORDS.untitled;
  const text = whole.length > 60 ? `${whole.slice(0, 60)}…` : whole;
  const words = (key) => wholeLabel(CV_WORDS[key], text);
  return h(
    "li",
    { key: item.key },
    h("strong", null, text),
    h(
      "div",
      { class: "tr-row" },
      item.list && actionButton(context, { edit: item.key }, words("edit"), { key: "edit" }),
      place > 0 && item.language === undefined && actionButton(context, { first: item.key }, words("first"), { key: "first" }),
      actionButton(context, { remove: item.key }, words("remove"), { class: "tr-button tr-warm", key: "remove" }),
    ),
  );
}
