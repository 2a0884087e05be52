// Writing one experience or one training.

import { actionButton, textField, viewHeading } from "../../shell/controls.js";
import { h } from "../../shell/dom.js";
import { choiceBox, choiceGroup, privateNote } from "./cv-controls.js";
import { entryOf } from "./facts.js";
import { ENTRY_FIELDS, LIVED_KINDS, SKILL_TEXTS } from "./lists.js";
import { CV_WORDS } from "./words.js";

/** @param {import("../../shell/controls.js").ViewContext} context @param {object} state */
export function entryScreen(context, state) {
  const entry = entryOf(state, state.entry);
  const skills = LIVED_KINDS[entry.kind]?.skills ?? [];
  const has = (key) => state.cv.skills.some((one) => one.key === key);
  return h(
    "div",
    { class: "cv-screen" },
    viewHeading("h3", CV_WORDS.entryTitles[entry.list]),
    ENTRY_FIELDS[entry.list].map((name) => entryField(context, entry, name)),
    skills.length > 0 && choiceGroup(CV_WORDS.entrySkills, skills.map((key) => choiceBox(context, "checkbox", { pick: key }, SKILL_TEXTS[key], has(key)))),
    h("div", { class: "tr-row", key: "end" }, actionButton(context, { close: true }, CV_WORDS.close, { class: "tr-button tr-main" })),
  );
}

function entryField(context, entry, name) {
  const hidden = name === "when" && entry.unsure;
  return [
    !hidden && textField(context, {
      id: name,
      label: CV_WORDS.entryFields[entry.list][name],
      value: entry[name],
      help: CV_WORDS.entryHelps[name],
      long: name === "tasks",
      action: (text) => ({ fill: { field: name, text } }),
      props: { spellcheck: "true", ...(name === "tasks" && { rows: 4 }) },
    }),
    privateNote(entry[name], name),
    name === "when" && choiceBox(context, "checkbox", { unsure: true }, CV_WORDS.unsure, entry.unsure),
  ];
}
