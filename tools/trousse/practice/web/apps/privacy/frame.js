// Parts every desk is drawn with: a frame, a group of answers, an icon.

import { actionButton } from "../../shell/controls.js";
import { h } from "../../shell/dom.js";

const ICON_PATHS = {
  place: "M12 21c-5-6-7-9-7-12a7 7 0 0 1 14 0c0 3-2 6-7 12zM12 6.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5z",
  contacts: "M8 5a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7zM2 20c0-4 3-6 6-6s6 2 6 6M16 6a3 3 0 0 1 0 6M17 14c3 0 5 2 5 5",
  micro: "M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM5 11a7 7 0 0 0 14 0M12 18v4M8 22h8",
  photos: "M3 6h5l1.500-2h5L16 6h5v13H3zM12 9a4 4 0 1 0 0 8 4 4 0 0 0 0-8z",
  alerts: "M12 3a6 6 0 0 0-6 6v5l-2 3h16l-2-3V9a6 6 0 0 0-6-6zM10 20a2 2 0 0 0 4 0",
  app: "M7 18a4 4 0 0 1 0-8 6 6 0 0 1 11-1 4.500 4.500 0 0 1 0 9zM8 21v1M12 21v1M16 21v1",
  lock: "M6 11h12v10H6zM8 11V8a4 4 0 0 1 8 0v3M12 15v3",
  eye: "M2 12c5-8 15-8 20 0-5 8-15 8-20 0zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
  phone: "M7 2h10v20H7zM11 19h2",
  yes: "M4 13l5 5L20 6",
  no: "M5 5l14 14M19 5L5 19",
  wait: "M4 12h16",
};

/**
 * Draw a small picture that says nothing on its own.
 * @param {string} name
 */
export function deskIcon(name) {
  const d = ICON_PATHS[name] ?? ICON_PATHS.lock;
  return h("svg", { viewBox: "0 0 24 24", class: "pv-icon", "aria-hidden": "true", focusable: "false" }, h("path", { d }));
}

/**
 * Frame a screen: a phone, a page of the web, a sheet.
 * @param {"phone"|"web"|"sheet"} kind
 * @param {string} title
 * @param {...any} children
 */
export function deskFrame(kind, title, ...children) {
  return h("div", { class: `pv-frame pv-${kind}`, key: `frame-${kind}` }, h("p", { class: "pv-frame-title" }, title), h("div", { class: "pv-screen" }, children));
}

/**
 * A group of answers; the one chosen is pressed. Buttons rather than radios: going through the
 * answers with the arrow keys would choose each of them on the way.
 * @param {import("../../shell/controls.js").ViewContext} context
 * @param {object} group
 * @param {string} group.label
 * @param {{key: string, name: string, help?: string}[]} group.options
 * @param {string} [group.value] key of the one chosen
 * @param {(key: string) => object} group.action
 */
export function choiceButtons(context, { label, options, value, action }) {
  const button = (option) => {
    const props = { class: "tr-button pv-choice", "aria-pressed": String(option.key === value), key: option.key };
    const mark = h("span", { class: "pv-mark", "aria-hidden": "true" }, option.key === value ? "✓" : "");
    const help = option.help && h("span", { class: "pv-help" }, option.help);
    return actionButton(context, action(option.key), [mark, h("span", null, h("span", { class: "pv-name" }, option.name), help && " ", help)], props);
  };
  return h("div", { class: "pv-choices", role: "group", "aria-label": label, key: "choices" }, options.map(button));
}
