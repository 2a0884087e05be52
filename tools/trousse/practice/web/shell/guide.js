// The guide beside the app: the step to do now, the hints asked for; then what can wait.

import { currentStep } from "../logic/session.js";
import { plainButton, viewHeading } from "./controls.js";
import { h } from "./dom.js";
import { fillWords, SHELL_WORDS } from "./words.js";

/**
 * Show the guide.
 * @param {import("./shell.js").Shell} shell
 */
export function guidePanel(shell) {
  const { exercise, model } = shell;
  const step = currentStep(exercise, model.session);
  return h(
    "section",
    { class: "tr-guide", key: "guide", "aria-labelledby": `${shell.prefix}-guide` },
    step === null ? successBox(shell) : stepBox(shell, step),
    step !== null && hintBox(shell),
  );
}

/**
 * Show what can wait: the example, starting again, all the steps, the situation.
 * @param {import("./shell.js").Shell} shell
 */
export function extrasPanel(shell) {
  const { exercise, model } = shell;
  return h(
    "div",
    { class: "tr-extras", key: "extras" },
    h(
      "div",
      { class: "tr-row", key: "tools" },
      plainButton(SHELL_WORDS.wholeExample, () => shell.showExample(null)),
      plainButton(SHELL_WORDS.restart, () => shell.restart()),
    ),
    stepList(shell, currentStep(exercise, model.session)),
    h("details", { key: "story" }, h("summary", null, SHELL_WORDS.story), h("p", { class: "tr-lines" }, exercise.story)),
  );
}

function stepBox(shell, step) {
  const { exercise } = shell;
  const n = exercise.steps.indexOf(step) + 1;
  const text = [step.do, step.why, step.where].join("\n");
  return h(
    "div",
    { class: "tr-step", key: "step" },
    viewHeading("h2", fillWords(SHELL_WORDS.stepOf, { n, total: exercise.steps.length }), {
      id: `${shell.prefix}-guide`,
    }),
    h("p", { class: "tr-do", "data-text": `steps.${step.id}.do` }, step.do),
    h("p", null, h("strong", null, SHELL_WORDS.whereLabel), " : ", step.where),
    h("p", { class: "tr-help" }, h("strong", null, SHELL_WORDS.whyLabel), " : ", step.why),
    shell.listenButton(SHELL_WORDS.listenStep, text),
  );
}

function successBox(shell) {
  return h(
    "div",
    { class: "tr-step tr-success", key: "success" },
    viewHeading("h2", SHELL_WORDS.finished, { id: `${shell.prefix}-guide` }),
    h("p", { class: "tr-lines", "data-text": "success" }, shell.exercise.success),
    shell.listenButton(SHELL_WORDS.listen, shell.exercise.success),
  );
}

function hintBox(shell) {
  const { hint } = shell.model;
  const levels = shell.exercise.hints[hint.index]?.levels ?? [];
  const shown = levels.slice(0, hint.level);
  const exhausted = hint.level > 0 && hint.level >= levels.length;
  const label = hint.level === 0 ? SHELL_WORDS.askHint : SHELL_WORDS.nextHint;
  return h(
    "div",
    { class: "tr-hints", key: "hints" },
    shown.map((text, place) => hintItem(shell, levels.length, text, place)),
    exhausted && h("p", { class: "tr-help", key: "then" }, SHELL_WORDS.hintThenShow),
    h(
      "div",
      { class: "tr-row", key: "ask" },
      !exhausted && plainButton(label, () => shell.askHint(), { class: "tr-button tr-warm", key: "hint" }),
      exhausted && plainButton(SHELL_WORDS.showMe, () => shell.showStep(), { class: "tr-button tr-warm", key: "show" }),
    ),
  );
}

function hintItem(shell, total, text, place) {
  const { index } = shell.model.hint;
  const last = place === shell.model.hint.level - 1;
  return h(
    "div",
    { class: "tr-hint", key: `${index}-${place}`, tabindex: "-1", "data-focus": last ? "hint" : null },
    h("h3", null, fillWords(SHELL_WORDS.hintTitle, { n: place + 1, total })),
    h("p", { class: "tr-lines", "data-text": `hints.${index}.${place}` }, text),
    last && shell.listenButton(SHELL_WORDS.listenHint, text),
  );
}

function stepList(shell, current) {
  const { exercise, model } = shell;
  const stateOf = (step) => {
    if (step === current) return SHELL_WORDS.stepNow;
    return model.session.reached || model.session.done.includes(step.id) ? SHELL_WORDS.stepDone : SHELL_WORDS.stepNext;
  };
  const item = (step) =>
    h("li", { "aria-current": step === current ? "step" : null, key: step.id }, `${step.do} `, h("em", null, `(${stateOf(step)})`));
  return h("details", { key: "steps" }, h("summary", null, SHELL_WORDS.allSteps), h("ol", null, exercise.steps.map(item)));
}
