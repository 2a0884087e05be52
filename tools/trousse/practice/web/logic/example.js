// Replaying the worked example, whole, for one step, or up to one step.

import { act, currentStep, startSession } from "./session.js";
import { onlyEntry } from "./predicates.js";

/**
 * @typedef {object} Frame One action of the example, before it is done.
 * @property {string} say what the demonstration says
 * @property {object} action
 * @property {string} step id of the step being done
 * @property {import("./session.js").Session} before
 * @property {import("./session.js").Session} after
 */

/**
 * Play the whole worked example and keep every moment of it.
 * @param {object} exercise
 * @param {import("./session.js").AppLogic} logic
 * @returns {Frame[]}
 */
export function exampleFrames(exercise, logic) {
  let session = startSession(exercise, logic);
  return exercise.example.map((line) => {
    const before = session;
    const step = currentStep(exercise, before)?.id ?? "";
    session = act(exercise, logic, before, line.do);
    return { say: line.say, action: line.do, step, before, after: session };
  });
}

/**
 * Keep the moments of one step; all of them when the step has none of its own.
 * @param {Frame[]} frames
 * @param {string} stepId
 * @returns {Frame[]}
 */
export function framesOfStep(frames, stepId) {
  const own = frames.filter((frame) => frame.step === stepId);
  return own.length > 0 ? own : frames;
}

/**
 * Return the session as the example has it when a step begins (to resume there).
 * @param {object} exercise
 * @param {import("./session.js").AppLogic} logic
 * @param {number} index place of the step, from 0
 * @returns {import("./session.js").Session}
 */
export function sessionAtStep(exercise, logic, index) {
  const fresh = startSession(exercise, logic);
  const later = exercise.steps.slice(index).map((step) => step.id);
  const frame = exampleFrames(exercise, logic).find((one) => later.includes(one.step));
  if (frame === undefined || frame.before.log.length === 0) return fresh;
  return { ...frame.before, feedback: fresh.feedback, made: null };
}

/**
 * Name an action without the text it types, so that a control can be recognised as its own.
 * @param {object} action
 * @returns {string} such as "open:lettre" or "fill:subject"
 */
export function actionKey(action) {
  const [verb, argument] = onlyEntry(action);
  if (argument === null || typeof argument !== "object") return verb + ":" + String(argument);
  const parts = Object.entries(argument).filter(([key]) => key !== "text");
  return verb + ":" + parts.map(([, value]) => String(value)).join(":");
}
