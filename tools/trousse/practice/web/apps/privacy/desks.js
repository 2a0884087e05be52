// The desks of the page: an exercise's page holds its own desk only (desks/<name>), Python holds all.

/**
 * @typedef {object} Desk
 * @property {(scene: object) => object} start state at the start
 * @property {(state: object) => string[]} screen names what is on screen
 * @property {Record<string, object>} actions gestures, by verb
 * @property {Record<string, Function>} tests predicates, by name
 * @property {string[]} commits verbs that conclude something
 * @property {(scene: object) => Record<string, string[]>} keys what each verb, predicate or part may name
 */

export const PRIVACY_DESKS = {};
export const PRIVACY_ACTIONS = {};
export const PRIVACY_TESTS = {};
export const PRIVACY_COMMITS = [];
export const PRIVACY_SCREENS = {};

// Every desk has its own words for its gestures; only `fill` (write in a field) is shared.
function fillOf(state) {
  return PRIVACY_DESKS[state.desk].actions.fill;
}

const FILL_GESTURE = {
  refusal: (state, argument) => fillOf(state)?.refusal(state, argument) ?? "Rien ne s’écrit ici.",
  apply: (state, argument) => fillOf(state).apply(state, argument),
};

/** @param {string} name @param {Desk} desk */
export function addDesk(name, desk) {
  PRIVACY_DESKS[name] = desk;
  Object.assign(PRIVACY_ACTIONS, desk.actions, { fill: FILL_GESTURE });
  Object.assign(PRIVACY_TESTS, desk.tests);
  PRIVACY_COMMITS.push(...desk.commits);
}

/** @param {string} name @param {(context: object, state: object) => object} screen */
export function addScreen(name, screen) {
  PRIVACY_SCREENS[name] = screen;
}
