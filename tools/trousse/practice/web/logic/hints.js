// Which hint helps now: it depends on the step, and on what was just done.

import { holds } from "./predicates.js";
import { currentStep, worldOf } from "./session.js";

/**
 * Return the place, in exercise.hints, of the hint for this very state; -1 when there is none.
 *
 * The first hint written for the current step whose condition (if any) is true wins.
 * @param {object} exercise
 * @param {import("./session.js").AppLogic} logic
 * @param {import("./session.js").Session} session
 * @returns {number}
 */
export function pickHint(exercise, logic, session) {
  const step = currentStep(exercise, session);
  if (step === null) return -1;
  const world = worldOf(logic, session);
  return exercise.hints.findIndex(
    (hint) => hint.for === step.id && (hint.when === undefined || holds(hint.when, world)),
  );
}

/**
 * Go one level further in the help.
 * @param {object} exercise
 * @param {number} picked place of the hint for this state
 * @param {{index: number, level: number}} shown what is shown now; index -1 when nothing is
 * @returns {{index: number, level: number}} level counts from 1; one above the last means "show me"
 */
export function deepenHint(exercise, picked, shown) {
  if (picked < 0) return { index: -1, level: 0 };
  if (picked !== shown.index) return { index: picked, level: 1 };
  return { index: picked, level: Math.min(shown.level + 1, exercise.hints[picked].levels.length + 1) };
}
