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
    ...sceneStrangers(exercise.scene),
  ];
}

// What a scene names of itself: the path, the keys written there, the items they should be among.
const SCENE_NAMES = {
  network: ({ settings, profile, viewers }) => [
    ...settings.map((one, place) => [["settings", place, "value"], [one.value], one.choices]),
    ...profile.flatMap((one, place) => (one.setting ? profileNames(one, place, settings, viewers) : [])),
  ],
  permissions: ({ effects = [], requests }) => effects.map((one, place) => [["effects", place, "request"], [one.request], requests]),
  post: ({ text, details, reader, audiences }) => [
    ...text.flatMap((one, place) => (one.detail ? [[["text", place, "detail"], [one.detail], details]] : [])),
    ...(reader ? [[["reader"], [reader], audiences]] : []),
  ],
};

function profileNames({ setting, seen = {} }, place, settings, viewers) {
  const choices = settings.find((one) => one.key === setting)?.choices ?? [];
  return [
    [["profile", place, "setting"], [setting], settings],
    [["profile", place, "seen"], Object.keys(seen), viewers],
    ...Object.entries(seen).map(([viewer, keys]) => [["profile", place, "seen", viewer], choices.length > 0 ? keys : [], choices]),
  ];
}

function sceneStrangers(scene) {
  return (SCENE_NAMES[scene.desk]?.(scene) ?? []).flatMap(([path, keys, items]) => {
    const known = items.map((item) => item.key);
    return keys
      .filter((key) => !known.includes(key))
      .map((key) => ({ path: ["scene", ...path], message: `« ${key} » : la scène n’a rien de ce nom ici. Noms connus : ${known.join(", ")}.` }));
  });
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
