// The strip at the bottom: what just happened (the one status region), or the demonstration.

import { currentStep } from "../logic/session.js";
import { plainButton, viewHeading } from "./controls.js";
import { h } from "./dom.js";
import { fillWords, SHELL_WORDS } from "./words.js";

/**
 * Put the result of an action in words.
 * @param {object} exercise
 * @param {import("../logic/session.js").Session} session
 * @returns {{kind: string, lines: string[]}}
 */
export function feedbackWords(exercise, session) {
  const { kind, id, notice } = session.feedback;
  const lines = {
    mistake: () => [exercise.mistakes.find((one) => one.id === id)?.message],
    unexpected: () => [SHELL_WORDS.unexpected],
    step: () => [nextWords(exercise, session)],
    goal: () => [SHELL_WORDS.goal],
  };
  return { kind, lines: [notice, ...(lines[kind]?.() ?? [])].filter(Boolean) };
}

function nextWords(exercise, session) {
  const step = currentStep(exercise, session);
  if (step === null) return "";
  return fillWords(SHELL_WORDS.nextStep, { n: exercise.steps.indexOf(step) + 1, next: step.do });
}

/**
 * Show the strip.
 * @param {import("./shell.js").Shell} shell
 */
export function announceStrip(shell) {
  const { status, demo } = shell.model;
  const label = SHELL_WORDS.kinds[status.kind] ?? "";
  const empty = status.lines.length === 0;
  return h(
    "div",
    { class: "tr-strip", key: "strip", "data-kind": status.kind, "data-empty": empty && !demo ? "" : null },
    h(
      "div",
      { role: "status", "aria-live": "polite", "aria-label": SHELL_WORDS.announce, class: "tr-status" },
      !empty && h("div", { key: status.count }, label && h("strong", null, label, "."), status.lines.map((line) => h("p", { class: "tr-lines" }, line))),
    ),
    demo ? demoPanel(shell) : !empty && plainButton(SHELL_WORDS.dismiss, () => shell.dismiss(), { key: "dismiss" }),
  );
}

function demoPanel(shell) {
  const { frames, position } = shell.model.demo;
  const frame = frames[position];
  const title = frame
    ? `${SHELL_WORDS.demoTitle}. ${fillWords(SHELL_WORDS.demoOf, { n: position + 1, total: frames.length })}`
    : SHELL_WORDS.demoTitle;
  return h(
    "section",
    { class: "tr-demo", key: "demo", "aria-labelledby": `${shell.prefix}-demo` },
    viewHeading("h2", title, { id: `${shell.prefix}-demo`, "data-focus": "demo" }),
    h("p", { class: "tr-do" }, frame ? frame.say : SHELL_WORDS.demoEnd),
    h("p", { class: "tr-help" }, (position === 0 && SHELL_WORDS.demoHere) || (!frame && SHELL_WORDS.demoNote)),
    h(
      "div",
      { class: "tr-row" },
      frame && plainButton(SHELL_WORDS.demoNext, () => shell.moveDemo(1), { class: "tr-button tr-main", key: "next" }),
      position > 0 && plainButton(SHELL_WORDS.demoBack, () => shell.moveDemo(-1), { key: "back" }),
      plainButton(SHELL_WORDS.demoQuit, () => shell.quitDemo(), { key: "quit" }),
    ),
  );
}
