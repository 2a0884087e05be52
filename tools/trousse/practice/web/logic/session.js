// One learner in one exercise: what was done, which steps are done, what to say about it.

import { copyPlain } from "./values.js";
import { holds, onlyEntry } from "./predicates.js";

/**
 * @typedef {object} AppLogic What a simulated app gives the core (see practice/README.md).
 * @property {(scene: object) => object} start initial state (plain data)
 * @property {Record<string, {refusal: Function, apply: Function}>} actions by verb
 * @property {Record<string, Function>} predicates by name: (state, argument, world) => boolean
 * @property {string[]} commits verbs that conclude something (send…), after which silence is not enough
 * @property {(previous: object, next: object) => boolean} [merges] true when next replaces previous in the log
 *
 * @typedef {{kind: "none"|"notice"|"step"|"mistake"|"unexpected"|"goal", id: string, notice: string}} Feedback
 *
 * @typedef {object} Session
 * @property {object} app state of the app
 * @property {object[]} log actions done
 * @property {string[]} done ids of the steps done
 * @property {string[]} holding ids of the mistakes whose predicate was true after the last action
 * @property {string[]} fired ids of the mistakes set off by the last action
 * @property {string|null} made last mistake not yet mended
 * @property {boolean} reached true once the goal has been reached
 * @property {Feedback} feedback what to say about the last action
 */

/**
 * Begin an exercise: nothing is tried, nothing is wrong.
 * @param {object} exercise
 * @param {AppLogic} logic
 * @returns {Session}
 */
export function startSession(exercise, logic) {
  return {
    app: logic.start(copyPlain(exercise.scene)),
    log: [],
    done: [],
    holding: [],
    fired: [],
    made: null,
    reached: false,
    feedback: { kind: "none", id: "", notice: "" },
  };
}

/**
 * Say where the learner stands.
 * @param {Session} session
 * @returns {"not-tried"|"in-progress"|"reached"}
 */
export function statusOf(session) {
  if (session.reached) return "reached";
  return session.log.length === 0 ? "not-tried" : "in-progress";
}

/**
 * Return the first step that is not done, or null when none is left.
 * @param {object} exercise
 * @param {Session} session
 * @returns {object|null}
 */
export function currentStep(exercise, session) {
  if (session.reached) return null;
  return exercise.steps.find((step) => !session.done.includes(step.id)) ?? null;
}

/**
 * Build what predicates look at.
 * @param {AppLogic} logic
 * @param {Session} session
 */
export function worldOf(logic, session) {
  return { predicates: logic.predicates, app: session.app, log: session.log, made: session.made };
}

/**
 * Explain why an action cannot be done now; empty when it can.
 * @param {AppLogic} logic
 * @param {Session} session
 * @param {object} action
 * @returns {string}
 */
export function refusalOf(logic, session, action) {
  const [verb, argument] = onlyEntry(action);
  if (!Object.hasOwn(logic.actions, verb)) return "unknown verb " + verb;
  return logic.actions[verb].refusal(session.app, argument) || "";
}

/**
 * Change the app without judging anything yet: while a field is being typed in.
 * @param {AppLogic} logic
 * @param {Session} session
 * @param {object} action
 * @returns {Session}
 */
export function sketch(logic, session, action) {
  return { ...session, app: applyAction(logic, session.app, action) };
}

/**
 * Do one action and judge its result.
 * @param {object} exercise
 * @param {AppLogic} logic
 * @param {Session} session
 * @param {object} action a mapping with one key, legal now (see refusalOf)
 * @returns {Session}
 */
export function act(exercise, logic, session, action) {
  const app = applyAction(logic, session.app, action);
  const log = extendLog(logic, session.log, action);
  const next = { ...session, app, log, holding: [], fired: [] };
  return session.reached ? freePlay(next) : judge(exercise, logic, session, next, action);
}

function applyAction(logic, app, action) {
  const [verb, argument] = onlyEntry(action);
  const state = { ...copyPlain(app), notice: "" };
  return logic.actions[verb].apply(state, copyPlain(argument)) ?? state;
}

function extendLog(logic, log, action) {
  const merged = log.length > 0 && logic.merges?.(log.at(-1), action);
  return [...(merged ? log.slice(0, -1) : log), action];
}

function freePlay(next) {
  const notice = next.app.notice ?? "";
  return { ...next, feedback: { kind: notice ? "notice" : "none", id: "", notice } };
}

function judge(exercise, logic, before, next, action) {
  const world = worldOf(logic, next);
  next.holding = idsHolding(exercise.mistakes, "when", world);
  next.fired = next.holding.filter((id) => !before.holding.includes(id));
  const now = idsHolding(exercise.steps, "done", world);
  const gained = now.filter((id) => !before.done.includes(id));
  next.reached = next.fired.length === 0 && holds(exercise.goal, world);
  const kind = kindOf(logic, next, gained, action);
  // A step once done stays done, until something goes wrong: then only what is true now remains.
  const keep = kind === "mistake" || kind === "unexpected" ? [] : before.done;
  next.done = exercise.steps.map((s) => s.id).filter((id) => keep.includes(id) || now.includes(id));
  next.made = next.fired[0] ?? (gained.length > 0 ? null : before.made);
  next.feedback = { kind, id: next.fired[0] ?? gained.at(-1) ?? "", notice: next.app.notice ?? "" };
  return next;
}

function idsHolding(items, key, world) {
  return items.filter((item) => holds(item[key], world)).map((item) => item.id);
}

function kindOf(logic, next, gained, action) {
  if (next.fired.length > 0) return "mistake";
  if (next.reached) return "goal";
  if (gained.length > 0) return "step";
  if (logic.commits.includes(onlyEntry(action)[0])) return "unexpected";
  return next.app.notice ? "notice" : "none";
}
