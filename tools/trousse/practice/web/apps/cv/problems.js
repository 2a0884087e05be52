// Faults an author can make in a CV scene: a part, a skill or a file that does not exist.

import { writtenActions, writtenPredicates } from "../../logic/walk.js";
import { CV_PARTS, ENTRY_FIELDS, LANGUAGE_LEVELS, LIVED_KINDS, MOBILITY_TEXTS, PART_FIELDS, SKILL_TEXTS } from "./lists.js";

const FIELD_NAMES = [...new Set([...Object.values(PART_FIELDS), ...Object.values(ENTRY_FIELDS)].flat())];
const CV_NAMES = {
  part: () => [...CV_PARTS, "files"],
  skill: () => Object.keys(SKILL_TEXTS),
  kind: () => Object.keys(LIVED_KINDS),
  mobility: () => Object.keys(MOBILITY_TEXTS),
  level: () => Object.keys(LANGUAGE_LEVELS),
  field: () => FIELD_NAMES,
  file: (scene) => (scene.files ?? []).map((one) => one.key),
  line: (scene) => (scene.offer?.lines ?? []).map((one) => one.key),
};
const ARGUMENTS = { go: "part", part: "part", pick: "skill", live: "kind", can: "mobility", level: "level", open_file: "file", mark: "line" };

/**
 * List the names that nothing bears.
 * @param {object} exercise
 * @returns {{path: (string|number)[], message: string}[]}
 */
export function cvProblems(exercise) {
  const { scene } = exercise;
  const written = [...writtenActions(exercise), ...writtenPredicates(exercise)];
  const named = written.filter(({ name }) => name in ARGUMENTS).map(({ path, name, argument }) => ({ path, kind: ARGUMENTS[name], key: argument }));
  const fields = written.filter(({ name }) => name === "fill").map(({ path, argument }) => ({ path: [...path, "field"], kind: "field", key: argument?.field }));
  const parts = (scene.parts ?? []).map((key, place) => ({ path: ["scene", "parts", place], kind: "part", key }));
  const mobility = (scene.cv?.mobility ?? []).map((key, place) => ({ path: ["scene", "cv", "mobility", place], kind: "mobility", key }));
  return [...named, ...fields, ...parts, ...mobility]
    .filter(({ kind, key }) => !CV_NAMES[kind](scene).includes(key))
    .map(({ path, kind, key }) => ({ path, message: `« ${key} » n’existe pas. Noms connus : ${CV_NAMES[kind](scene).join(", ")}.` }));
}
