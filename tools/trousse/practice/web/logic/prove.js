// Proving an exercise: what its author promises is replayed and compared. Only Python runs this.

import { deepenHint, pickHint } from "./hints.js";
import { act, currentStep, refusalOf, startSession, worldOf } from "./session.js";
import { holds } from "./predicates.js";
import { isPresent } from "./values.js";
import { writtenActions, writtenPredicates } from "./walk.js";

const GENERIC_NAMES = ["all", "any", "not", "did", "last", "made"];

/**
 * @typedef {{path: (string|number)[], message: string}} ProofDefect
 */

/**
 * Check everything an exercise promises.
 * @param {object} exercise
 * @param {import("./session.js").AppLogic} logic
 * @returns {ProofDefect[]} none when the exercise keeps its promises
 */
export function proveExercise(exercise, logic) {
  try {
    return provePromises(exercise, logic);
  } catch (error) {
    // The catalogue checks shapes; what slips through must reach the author, not stop the check.
    return [defect([], `La forme de cet exercice est fausse. Comparez-la à un exercice voisin (${error.message}).`)];
  }
}

function provePromises(exercise, logic) {
  const shape = [...proveNames(exercise, logic), ...logic.problems(exercise)];
  if (shape.length > 0) return shape;
  return [
    ...proveStart(exercise, logic),
    ...proveExample(exercise, logic),
    ...exercise.mistakes.flatMap((_, place) => proveMistake(exercise, logic, place)),
    ...proveHints(exercise),
  ];
}

/**
 * Play actions from the start; stop at the first that is not possible.
 * @param {object} exercise
 * @param {import("./session.js").AppLogic} logic
 * @param {object[]} actions
 * @returns {{session: object, fired: string[], blocked: number, reason: string}} blocked is -1 when all went through
 */
export function replayActions(exercise, logic, actions) {
  let session = startSession(exercise, logic);
  const fired = [];
  for (const [place, action] of actions.entries()) {
    const reason = refusalOf(logic, session, action);
    if (reason) return { session, fired, blocked: place, reason };
    session = act(exercise, logic, session, action);
    fired.push(...session.fired);
  }
  return { session, fired, blocked: -1, reason: "" };
}

function defect(path, message) {
  return { path, message };
}

function proveNames(exercise, logic) {
  return [
    ...repeatedIds(exercise, "steps"),
    ...repeatedIds(exercise, "mistakes"),
    ...unknownNames(writtenPredicates(exercise), [...GENERIC_NAMES, ...Object.keys(logic.predicates)]),
    ...unknownNames(writtenActions(exercise), Object.keys(logic.actions)),
    ...unknownReferences(exercise),
  ];
}

function repeatedIds(exercise, list) {
  const ids = exercise[list].map((item) => item.id);
  return ids.flatMap((id, place) =>
    ids.indexOf(id) === place ? [] : [defect([list, place, "id"], `« ${id} » est déjà pris. Choisissez un autre nom.`)],
  );
}

function unknownNames(written, known) {
  return written
    .filter((one) => !known.includes(one.name))
    .map((one) => defect(one.path, `« ${one.name} » n’existe pas ici. Mots possibles : ${known.join(", ")}.`));
}

function unknownReferences(exercise) {
  const steps = exercise.steps.map((step) => step.id);
  const mistakes = exercise.mistakes.map((mistake) => mistake.id);
  const hints = exercise.hints.flatMap((hint, place) =>
    steps.includes(hint.for) ? [] : [defect(["hints", place, "for"], `Aucune étape ne s’appelle « ${hint.for} ».`)],
  );
  const made = writtenPredicates(exercise)
    .filter((one) => one.name === "made" && !mistakes.includes(one.argument))
    .map((one) => defect(one.path, `Aucune erreur prévue ne s’appelle « ${one.argument} ».`));
  return [...hints, ...made];
}

function proveStart(exercise, logic) {
  const world = worldOf(logic, startSession(exercise, logic));
  const found = [];
  const expectFalse = (predicate, path, message) => {
    if (holds(predicate, world)) found.push(defect(path, message));
  };
  expectFalse(exercise.goal, ["goal"], "Le but est déjà atteint avant que l’on ait rien fait.");
  exercise.steps.forEach((step, place) =>
    expectFalse(step.done, ["steps", place, "done"], `L’étape « ${step.id} » est déjà faite au départ.`),
  );
  exercise.mistakes.forEach((mistake, place) =>
    expectFalse(mistake.when, ["mistakes", place, "when"], `L’erreur « ${mistake.id} » est déjà là au départ.`),
  );
  return found;
}

function proveExample(exercise, logic) {
  const actions = exercise.example.map((line) => line.do);
  const { session, fired, blocked, reason } = replayActions(exercise, logic, actions);
  if (blocked >= 0) return [defect(["example", blocked, "do"], `Ce geste n’est pas possible à ce moment. ${reason}`)];
  const found = fired.map((id) => defect(["example"], `L’exemple déclenche l’erreur « ${id} ».`));
  if (!session.reached) found.push(defect(["goal"], "L’exemple, joué jusqu’au bout, n’atteint pas le but."));
  exercise.steps.forEach((step, place) => {
    if (!session.done.includes(step.id)) {
      found.push(defect(["steps", place, "done"], `L’exemple, joué jusqu’au bout, ne fait pas l’étape « ${step.id} ».`));
    }
  });
  return found;
}

function proveMistake(exercise, logic, place) {
  const mistake = exercise.mistakes[place];
  const path = ["mistakes", place];
  const { session, fired, blocked, reason } = replayActions(exercise, logic, mistake.example);
  if (blocked >= 0) return [defect([...path, "example", blocked], `Ce geste n’est pas possible à ce moment. ${reason}`)];
  const found = fired
    .filter((id) => id !== mistake.id)
    .map((id) => defect([...path, "example"], `L’exemple de « ${mistake.id} » déclenche aussi « ${id} ».`));
  if (!fired.includes(mistake.id)) {
    found.push(defect([...path, "when"], `L’exemple de « ${mistake.id} » ne déclenche pas son message.`));
  }
  if (session.reached) found.push(defect([...path, "example"], `L’exemple de « ${mistake.id} » atteint le but.`));
  else if (!hasHint(exercise, logic, session)) {
    const step = currentStep(exercise, session)?.id ?? "aucune étape";
    found.push(defect([...path, "example"], `Après « ${mistake.id} » (${step}), aucun indice ne répond.`));
  }
  return found;
}

function hasHint(exercise, logic, session) {
  const picked = pickHint(exercise, logic, session);
  return deepenHint(exercise, picked, { index: -1, level: 0 }).index >= 0;
}

function proveHints(exercise) {
  const found = [];
  exercise.steps.forEach((step, place) => {
    if (!exercise.hints.some((hint) => hint.for === step.id && hint.when === undefined)) {
      found.push(defect(["steps", place, "id"], `L’étape « ${step.id} » n’a pas d’indice valable en toute circonstance.`));
    }
  });
  exercise.hints.forEach((hint, place) => {
    if (hint.levels.length < 2 || !hint.levels.every(isPresent)) {
      found.push(defect(["hints", place, "levels"], "Un indice a au moins deux niveaux : où regarder, puis quoi faire."));
    }
  });
  return found;
}
