// What every gesture at the privacy desk shares.

import { matchesValue } from "../../logic/values.js";

/**
 * Describe a gesture of one desk: when it is refused, and what it changes.
 * @param {string} desk the only desk where it exists
 * @param {(state: object, argument: any) => string|boolean} refusal a reason, or something false when possible
 * @param {(state: object, argument: any) => void} change changes the state it is given
 */
export function deskGesture(desk, refusal, change) {
  return {
    refusal: (state, argument) => (state.desk === desk ? refusal(state, argument) || "" : "Ce geste appartient à un autre bureau."),
    apply: (state, argument) => {
      change(state, argument);
      return state;
    },
  };
}

/** Refuse unless a condition holds. @param {any} possible @param {string} reason */
export function refuseUnless(possible, reason) {
  return possible ? "" : reason;
}

/** Find an item by its key. @param {{key: string}[]} items @param {string} key */
export function itemOf(items, key) {
  return (items ?? []).find((item) => item.key === key);
}

/** List the keys of items. @param {{key: string}[]} items */
export function keysOf(items) {
  return (items ?? []).map((item) => item.key);
}

/** Add a key to a list that holds it once. @param {string[]} list @param {string} key */
export function addOnce(list, key) {
  if (!list.includes(key)) list.push(key);
}

/**
 * Say whether a choice is the one wanted, or one of those wanted.
 * @param {string|undefined} choice
 * @param {string|string[]} wanted a key, several, or `present`, `missing`
 */
export function isChoice(choice, wanted) {
  return Array.isArray(wanted) ? wanted.includes(choice) : matchesValue(choice, wanted);
}
