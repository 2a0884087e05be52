// Predicates: small mappings with ONE key, written by the author of an exercise.

import { matchesValue } from "./values.js";

/**
 * @typedef {object} World What a predicate may look at.
 * @property {Record<string, Function>} predicates predicates of the app, by name
 * @property {object} app state of the simulated app
 * @property {object[]} log actions done so far, oldest first
 * @property {string|null} made id of the last anticipated mistake not yet mended
 */

const GENERIC_PREDICATES = {
  all: (parts, world) => parts.every((part) => holds(part, world)),
  any: (parts, world) => parts.some((part) => holds(part, world)),
  not: (part, world) => !holds(part, world),
  did: (action, world) => world.log.some((done) => matchesValue(done, action)),
  last: (action, world) => world.log.length > 0 && matchesValue(world.log.at(-1), action),
  made: (id, world) => world.made === id,
};

/**
 * Return the only key of a mapping (a predicate or an action) and what it holds.
 * @param {object} mapping
 * @returns {[string, any]}
 */
export function onlyEntry(mapping) {
  const entries = Object.entries(mapping ?? {});
  if (entries.length !== 1) throw new Error("one key is expected: " + JSON.stringify(mapping));
  return entries[0];
}

/**
 * Say whether a predicate is true of the world.
 * @param {object} predicate one key: all, any, not, did, last, made, or a predicate of the app
 * @param {World} world
 * @returns {boolean}
 */
export function holds(predicate, world) {
  const [name, argument] = onlyEntry(predicate);
  if (Object.hasOwn(GENERIC_PREDICATES, name)) return GENERIC_PREDICATES[name](argument, world);
  if (!Object.hasOwn(world.predicates, name)) throw new Error("unknown predicate: " + name);
  return Boolean(world.predicates[name](world.app, argument, world));
}
