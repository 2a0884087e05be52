// Opening one's own CV again. The file is read here, in the page: nothing is sent.

import { actionButton } from "../../shell/controls.js";
import { h } from "../../shell/dom.js";
import { resumeTextOf } from "./read-file.js";
import { CV_WORDS } from "./words.js";

/** @param {import("../../shell/controls.js").ViewContext} context @param {object} state */
export function reopenPanel(context, state) {
  const open = state.panel === "file";
  const id = `${context.prefix}-file`;
  return h(
    "div",
    { class: "cv-reopen", key: "reopen" },
    actionButton(context, { show: "file" }, CV_WORDS.reopen, { "aria-expanded": String(open), key: "show" }),
    open &&
      h(
        "div",
        { class: "tr-field", key: "field" },
        h("label", { for: id }, CV_WORDS.reopenLabel),
        h("p", { id: `${id}-help`, class: "tr-help" }, CV_WORDS.reopenHelp),
        h("input", { type: "file", id, accept: ".json,.pdf,.docx,.odt", "aria-describedby": `${id}-help`, disabled: context.demo, onchange: (event) => reopen(context, event.target.files[0]) }),
      ),
  );
}

async function reopen(context, file) {
  if (!file) return;
  const text = await resumeTextOf(file);
  context.dispatch(text === null ? { fail: "unreadable" } : { reopen: { text } });
}
