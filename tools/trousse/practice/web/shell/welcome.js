// The first screen: the situation, and three ways to begin; and the last one, once all is erased.

import { paragraphs, plainButton, viewHeading } from "./controls.js";
import { h } from "./dom.js";
import { pictureName, resumePicture } from "./pictures.js";
import { fillWords, SHELL_WORDS } from "./words.js";

/**
 * Show the situation and the ways to begin.
 * @param {import("./shell.js").Shell} shell
 */
export function welcomePage(shell) {
  const { exercise, model } = shell;
  return h(
    "section",
    { class: "tr-welcome", key: "welcome", "aria-labelledby": `${shell.prefix}-story` },
    viewHeading("h2", SHELL_WORDS.story, { id: `${shell.prefix}-story` }),
    paragraphs(exercise.story),
    h("h3", null, SHELL_WORDS.objective),
    h("p", null, exercise.objective),
    h("p", { class: "tr-help" }, fillWords(SHELL_WORDS.minutes, { n: exercise.minutes })),
    h("p", { class: "tr-help" }, shell.view.reassurance?.(exercise) ?? SHELL_WORDS.reassurance),
    h(
      "div",
      { class: "tr-row" },
      plainButton(SHELL_WORDS.begin, () => shell.begin(), { class: "tr-button tr-main" }),
      plainButton(SHELL_WORDS.seeExample, () => shell.beginWithExample()),
      plainButton(SHELL_WORDS.resumeOpen, () => shell.toggleResume(), { "aria-expanded": String(model.resume.open) }),
      shell.listenButton(SHELL_WORDS.listenStory, `${exercise.story}\n${exercise.objective}`),
    ),
    model.resume.open && resumeForm(shell),
  );
}

function resumeForm(shell) {
  const { resume } = shell.model;
  const id = `${shell.prefix}-code`;
  return h(
    "div",
    { class: "tr-resume", key: "resume" },
    viewHeading("h3", SHELL_WORDS.resumeTitle, { "data-focus": "resume" }),
    h("p", { id: `${id}-help` }, SHELL_WORDS.resumeHelp),
    h("label", { for: id }, SHELL_WORDS.resumeLabel),
    h("input", {
      id,
      type: "text",
      inputmode: "numeric",
      autocomplete: "off",
      "aria-describedby": `${id}-help`,
      value: resume.digits.join(" "),
      onchange: (event) => shell.typeResume(event.target.value),
    }),
    h(
      "fieldset",
      null,
      h("legend", null, SHELL_WORDS.resumePictures),
      h("div", { class: "tr-pictures" }, [1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => pictureButton(shell, digit))),
    ),
    h(
      "div",
      { class: "tr-row" },
      plainButton(SHELL_WORDS.resumeGo, () => shell.resume(), { class: "tr-button tr-main" }),
      plainButton(SHELL_WORDS.resumeCancel, () => shell.toggleResume()),
    ),
  );
}

function pictureButton(shell, digit) {
  const label = `${digit}, ${pictureName(digit)}`;
  const pick = () => shell.typeResume([...shell.model.resume.digits, digit].slice(-3).join(" "));
  return h(
    "button",
    { type: "button", class: "tr-button tr-picture-button", "aria-label": label, onclick: pick },
    resumePicture(digit),
    h("span", { "aria-hidden": "true" }, digit),
  );
}

/**
 * Say that nothing is left.
 * @param {import("./shell.js").Shell} shell
 */
export function erasedPage(shell) {
  return h(
    "section",
    { class: "tr-welcome", key: "erased" },
    viewHeading("h2", SHELL_WORDS.erasedTitle),
    h("p", null, SHELL_WORDS.erased),
    plainButton(SHELL_WORDS.erasedAgain, () => shell.toWelcome()),
  );
}
