// The page itself: a CV of one page, in plain HTML, on screen and on paper.

import { h } from "../../shell/dom.js";
import { isPresent } from "../../logic/values.js";
import { entriesIn, isBlankEntry, linesOf } from "./facts.js";
import { CV_LISTS, LANGUAGE_LEVELS, MOBILITY_TEXTS } from "./lists.js";
import { CV_WORDS } from "./words.js";

/** @param {import("../../shell/controls.js").ViewContext} context @param {object} state */
export function cvPaper(context, state) {
  const { cv } = state;
  const id = `${context.prefix}-paper`;
  const parts = [...CV_LISTS.map((list) => entriesPart(cv, list)), skillsPart(cv), languagesPart(cv), mobilityPart(cv), availabilityPart(cv)];
  const empty = !isPresent(cv.name) && parts.every((part) => part === false);
  return h(
    "section",
    { class: "cv-preview", key: "preview", "aria-labelledby": id },
    h("h3", { id }, CV_WORDS.paper),
    h("div", { class: "cv-paper" }, empty ? h("p", { class: "cv-empty", key: "empty" }, CV_WORDS.paperEmpty) : [paperTop(cv), parts]),
  );
}

function paperTop(cv) {
  const contact = [cv.phone, cv.email, cv.town].filter(isPresent);
  return h(
    "div",
    { class: "cv-head", key: "head" },
    h("h4", null, cv.name || CV_WORDS.paperName),
    isPresent(cv.title) && h("p", { class: "cv-title" }, cv.title),
    contact.length > 0 && h("p", { class: "cv-contact" }, contact.map((text) => h("span", null, text, " "))),
  );
}

function paperPart(key, children) {
  return h("div", { class: "cv-section", key }, h("h5", null, CV_WORDS.sections[key]), children);
}

function entriesPart(cv, list) {
  const entries = entriesIn(cv, list).filter((entry) => !isBlankEntry(entry));
  return entries.length > 0 && paperPart(list, entries.map(entryLines));
}

function entryLines(entry) {
  const around = [entry.where, entry.unsure ? "" : entry.when].filter(isPresent).join(", ");
  const tasks = linesOf(entry.tasks);
  return h(
    "div",
    { class: "cv-entry", key: entry.key },
    h("p", null, h("strong", null, entry.what), around && h("span", { class: "cv-around" }, entry.what ? " – " : "", around)),
    tasks.length > 0 && h("ul", null, tasks.map((line) => h("li", null, line))),
  );
}

function skillsPart(cv) {
  return cv.skills.length > 0 && paperPart("skills", h("ul", { class: "cv-columns" }, cv.skills.map((one) => h("li", { key: one.key }, one.text))));
}

function languagesPart(cv) {
  const line = (one) => h("li", { key: one.key }, [one.language, LANGUAGE_LEVELS[one.level]].filter(Boolean).join("\u00a0: "));
  return cv.languages.length > 0 && paperPart("languages", h("ul", { class: "cv-columns" }, cv.languages.map(line)));
}

function mobilityPart(cv) {
  const lines = [...cv.mobility.map((key) => MOBILITY_TEXTS[key]), ...linesOf(cv.licences)];
  return lines.length > 0 && paperPart("mobility", h("ul", { class: "cv-columns" }, lines.map((text) => h("li", null, text))));
}

function availabilityPart(cv) {
  return isPresent(cv.availability) && paperPart("availability", h("p", null, cv.availability));
}
