// Small parts every view is made of.

import { actionKey } from "../logic/example.js";
import { h } from "./dom.js";

/**
 * @typedef {object} ViewContext What the shell gives the view of an app.
 * @property {(action: object) => void} dispatch do an action
 * @property {(action: object) => void} sketch do it silently, while a field is typed in
 * @property {string} highlight key of the action the demonstration is about to do ("" when none)
 * @property {boolean} demo true during a demonstration: fields are read only
 * @property {string} prefix start of every id in this exercise
 * @property {object} exercise
 * @property {object|null} model the Jupyter model, when a kernel can be asked for a document
 */

/**
 * A button that does something in the shell.
 * @param {string} label
 * @param {() => void} onclick
 * @param {object} [props]
 */
export function plainButton(label, onclick, props = {}) {
  return h("button", { type: "button", class: "tr-button", ...props, onclick }, label);
}

/**
 * A button whose gesture is an action of the app.
 * @param {ViewContext} context
 * @param {object} action
 * @param {any} content text or descriptions
 * @param {object} [props]
 */
export function actionButton(context, action, content, props = {}) {
  const key = actionKey(action);
  const shown = context.highlight === key ? "" : null;
  const onclick = () => context.dispatch(action);
  return h("button", { type: "button", class: "tr-button", ...props, "data-act": key, "data-shown": shown, onclick }, content);
}

/**
 * A short label that is heard whole: "Joindre", then what is joined.
 * @param {string} label
 * @param {string} subject
 */
export function wholeLabel(label, subject) {
  return [label, h("span", { class: "tr-sr" }, ` ${subject}`)];
}

/**
 * A labelled field whose text is an action of the app.
 * @param {ViewContext} context
 * @param {object} field
 * @param {string} field.id unique in the page
 * @param {string} field.label
 * @param {string} field.value
 * @param {(text: string) => object} field.action makes the action from the text
 * @param {boolean} [field.long] several lines
 * @param {string} [field.help] a sentence under the label
 * @param {object} [field.props] attributes of the field
 */
export function textField(context, field) {
  const id = `${context.prefix}-${field.id}`;
  const key = actionKey(field.action(""));
  const helpId = field.help ? `${id}-help` : null;
  return h(
    "div",
    { class: "tr-field", key: field.id },
    h("label", { for: id }, field.label),
    field.help && h("p", { id: helpId, class: "tr-help" }, field.help),
    h(field.long ? "textarea" : "input", {
      id,
      type: field.long ? null : "text",
      rows: field.long ? 8 : null,
      autocomplete: "off",
      spellcheck: field.long ? "true" : "false",
      readonly: context.demo,
      "aria-describedby": helpId,
      "data-act": key,
      "data-shown": context.highlight === key ? "" : null,
      value: field.value,
      oninput: (event) => context.sketch(field.action(event.target.value)),
      onchange: (event) => context.dispatch(field.action(event.target.value)),
      ...field.props,
    }),
  );
}

/**
 * A heading that receives focus when its view opens.
 * @param {string} tag h2, h3…
 * @param {string} text
 * @param {object} [props]
 */
export function viewHeading(tag, text, props = {}) {
  return h(tag, { tabindex: "-1", "data-view-heading": "", ...props }, text);
}

/**
 * Paragraphs of a text, one for each blank line; single line ends are kept.
 * @param {string} text
 * @param {object} [props]
 */
export function paragraphs(text, props = {}) {
  return String(text ?? "")
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== "")
    .map((part) => h("p", { class: "tr-lines", ...props }, part.trim()));
}
