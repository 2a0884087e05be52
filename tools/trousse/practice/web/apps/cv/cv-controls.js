// Small parts the screens of the builder share.

import { actionKey } from "../../logic/example.js";
import { h } from "../../shell/dom.js";
import { privateIn } from "./private.js";
import { CV_WORDS } from "./words.js";

/**
 * A box to tick (or one of several) whose gesture is an action.
 * @param {import("../../shell/controls.js").ViewContext} context
 * @param {"checkbox"|"radio"} type
 * @param {object} action
 * @param {string} text
 * @param {boolean} checked
 */
export function choiceBox(context, type, action, text, checked) {
  const key = actionKey(action);
  const id = `${context.prefix}-${key.replace(/\W/g, "-")}`;
  const name = type === "radio" ? `${context.prefix}-${key.split(":")[0]}` : null;
  const shown = context.highlight === key ? "" : null;
  return h(
    "div",
    { class: "tr-choice", key },
    h("input", { type, id, name, checked, "data-act": key, "data-shown": shown, onchange: (event) => choose(context, event, action, checked) }),
    h("label", { for: id }, text),
  );
}

function choose(context, event, action, checked) {
  // Refused during a demonstration: the box must show what is true.
  if (context.demo) event.target.checked = checked;
  context.dispatch(action);
}

/** Boxes under a question. @param {string} legend @param {object[]} boxes */
export function choiceGroup(legend, boxes) {
  return h("fieldset", { class: "cv-group", key: legend }, h("legend", null, legend), boxes);
}

/**
 * Say kindly that what is typed is not needed on a CV.
 * @param {string} text
 * @param {string} key
 */
export function privateNote(text, key) {
  const kinds = privateIn(text);
  if (kinds.length === 0) return false;
  return h("div", { class: "cv-care", key: `${key}-care` }, kinds.map((kind) => h("p", { key: kind }, h("strong", null, CV_WORDS.privateNotice[kind]))), h("p", null, CV_WORDS.privateWhy));
}
