// Looking again, then taking the CV away.

import { actionButton, plainButton, viewHeading } from "../../shell/controls.js";
import { h } from "../../shell/dom.js";
import { fillWords } from "../../shell/words.js";
import { cvFindings } from "./checks.js";
import { takeCv } from "./take.js";
import { CV_WORDS } from "./words.js";

/** @param {import("../../shell/controls.js").ViewContext} context @param {object} state */
export function lookScreen(context, state) {
  const { verify } = context.exercise.scene;
  const leaving = state.ending === "take" || state.finished;
  return h(
    "div",
    { class: "cv-screen" },
    viewHeading("h3", CV_WORDS.parts.look),
    h("p", { key: "help" }, CV_WORDS.helps.look),
    verify !== false && findingList(context, state),
    h("h4", { key: "reading-title" }, CV_WORDS.reading),
    h("ul", { key: "reading" }, CV_WORDS.readingLines.map((line) => h("li", null, line))),
    state.ending === "finish" && h("div", { class: "tr-row", key: "finish" }, actionButton(context, { finish: true }, CV_WORDS.finish, { class: "tr-button tr-main" })),
    leaving && takePanel(context, state),
    changeList(context, state),
  );
}

function findingList(context, state) {
  const found = cvFindings(state.cv, new Date().getFullYear());
  const item = ({ kind, part, entry, text }, place) =>
    h(
      "li",
      { key: place },
      h("span", null, kind.startsWith("private_") ? CV_WORDS.privateNotice[kind.slice(8)] : fillWords(CV_WORDS.findings[kind], { text: text.slice(0, 60) })),
      " ",
      part !== "look" && state.parts.includes(part) && mendButton(context, part, entry),
    );
  return h(
    "div",
    { class: found.length === 0 ? "cv-findings cv-fine" : "cv-findings", key: "findings" },
    h("h4", null, CV_WORDS.lookTitle),
    found.length === 0 ? h("p", null, CV_WORDS.lookNothing) : h("ul", null, found.slice(0, 12).map(item)),
  );
}

function mendButton(context, part, entry) {
  const label = `${CV_WORDS.mend}\u00a0: ${CV_WORDS.parts[part]}`;
  return actionButton(context, entry ? { edit: entry } : { go: part }, label, { "data-act": null, "data-shown": null });
}

function changeList(context, state) {
  const item = (part) => h("li", { key: part }, actionButton(context, { go: part }, CV_WORDS.parts[part]));
  const parts = state.parts.filter((part) => part !== "look");
  return h("div", { class: "cv-change", key: "change" }, h("h4", null, CV_WORDS.changeTitle), h("ul", { class: "cv-choice" }, parts.map(item)));
}

function takePanel(context, state) {
  const button = (form, label, props = {}) => {
    const key = `take:${form}`;
    const shown = context.highlight === key ? "" : null;
    return plainButton(label, () => takeCv(context, state, form), { ...props, key, "data-act": key, "data-shown": shown });
  };
  return h(
    "div",
    { class: "cv-take", key: "take" },
    h("h4", null, CV_WORDS.takeTitle),
    h("p", null, CV_WORDS.takeHelp),
    h("div", { class: "tr-row" }, button("print", CV_WORDS.takePrint, { class: "tr-button tr-main" }), button("file", CV_WORDS.takeFile, { class: "tr-button tr-main" })),
    h("p", { class: "tr-help" }, CV_WORDS.takeFileHelp),
    context.model && h("div", { class: "tr-row", key: "forms" }, Object.entries(CV_WORDS.takeForm).map(([form, label]) => button(form, label))),
    context.model && h("p", { class: "tr-help", key: "forms-help" }, CV_WORDS.takeFormsHelp),
  );
}
