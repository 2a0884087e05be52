// What the learner takes home: a card to print, with the code that says which step was reached.

import { resumeDigits } from "../logic/resume.js";
import { currentStep } from "../logic/session.js";
import { plainButton } from "./controls.js";
import { h } from "./dom.js";
import { pictureName, resumePicture } from "./pictures.js";
import { SHELL_WORDS } from "./words.js";

/**
 * Show the card, folded until it is wanted or the goal is reached.
 * @param {import("./shell.js").Shell} shell
 */
export function cardPanel(shell) {
  const { exercise, model } = shell;
  return h(
    "details",
    { class: "tr-card-zone", key: model.session.reached ? "card-open" : "card", open: model.session.reached },
    h("summary", null, SHELL_WORDS.cardShow),
    h(
      "article",
      { class: "tr-card", "aria-labelledby": `${shell.prefix}-card` },
      h("h2", { id: `${shell.prefix}-card` }, exercise.card.title),
      h("ul", null, exercise.card.lines.map((line) => h("li", null, line))),
      !model.session.reached && resumeCode(shell),
    ),
    plainButton(SHELL_WORDS.cardPrint, () => globalThis.print?.(), { class: "tr-button tr-main" }),
  );
}

function resumeCode(shell) {
  const { exercise, model } = shell;
  const step = currentStep(exercise, model.session);
  const digits = resumeDigits(exercise.slug ?? exercise.title, exercise.steps.indexOf(step));
  const item = (digit) => h("li", null, resumePicture(digit), h("span", { class: "tr-digit" }, digit), h("span", null, pictureName(digit)));
  return h(
    "div",
    { class: "tr-code" },
    h("h3", null, SHELL_WORDS.cardCode),
    h("ol", { class: "tr-pictures" }, digits.map(item)),
    h("p", { class: "tr-help" }, SHELL_WORDS.cardCodeHelp),
  );
}
