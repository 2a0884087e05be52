// Faults an author can make at the privacy desk: a desk, a gesture or a key that does not exist.

import { writtenActions, writtenPredicates } from "../../logic/walk.js";
import { PRIVACY_DESKS } from "./desks.js";

const TESTS_OF_VALUE = ["includes", "excludes", "present", "missing"];

/**
 * List what nothing in the scene bears.
 * @param {object} exercise
 * @returns {{path: (string|number)[], message: string}[]}
 */
export function privacyProblems(exercise) {
  const desk = PRIVACY_DESKS[exercise.scene.desk];
  if (desk === undefined) {
    const known = Object.keys(PRIVACY_DESKS).join(", ");
    return [{ path: ["scene", "desk"], message: `Ce bureau n’existe pas. Bureaux possibles : ${known}.` }];
  }
  const known = desk.keys(exercise.scene);
  const actions = writtenActions(exercise);
  const tests = writtenPredicates(exercise);
  return [
    ...strangers(actions, "actions", desk),
    ...strangers(tests, "tests", desk),
    ...[...actions, ...tests].flatMap((one) => unknownKeys(one, known)),
  ];
}

function strangers(written, part, desk) {
  const elsewhere = new Set(Object.values(PRIVACY_DESKS).flatMap((one) => Object.keys(one[part])));
  return written
    .filter(({ name }) => elsewhere.has(name) && !Object.hasOwn(desk[part], name))
    .map(({ path, name }) => ({ path, message: `« ${name} » appartient à un autre bureau. Ici : ${Object.keys(desk[part]).join(", ")}.` }));
}

function unknownKeys({ path, name, argument }, known) {
  const mapping = argument !== null && typeof argument === "object" && !Array.isArray(argument);
  const uses = mapping ? Object.entries(argument).map(([part, value]) => ({ path: [...path, part], kind: part, value })) : [{ path, kind: name, value: argument }];
  return uses
    .filter(({ kind }) => Object.hasOwn(known, kind))
    .flatMap(({ path: where, kind, value }) => namedIn(value).map((key) => ({ where, kind, key })))
    .filter(({ kind, key }) => !known[kind].includes(key))
    .map(({ where, kind, key }) => ({ path: where, message: `« ${key} » : la scène n’a rien de ce nom. Noms connus : ${known[kind].join(", ")}.` }));
}

function namedIn(value) {
  if (typeof value === "string") return TESTS_OF_VALUE.includes(value) ? [] : [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
