// Every predicate and every action written in an exercise, with where it is written.

/**
 * @typedef {{path: (string|number)[], name: string, argument: any}} Written
 */

/**
 * List the predicates of an exercise, those inside all, any and not included.
 * @param {object} exercise
 * @returns {Written[]}
 */
export function writtenPredicates(exercise) {
  const found = [];
  collectPredicates(exercise.goal, ["goal"], found);
  const groups = { steps: "done", mistakes: "when", hints: "when" };
  for (const [list, key] of Object.entries(groups)) {
    (exercise[list] ?? []).forEach((item, place) => {
      if (item[key] !== undefined) collectPredicates(item[key], [list, place, key], found);
    });
  }
  return found;
}

function collectPredicates(predicate, path, found) {
  for (const [name, argument] of Object.entries(predicate ?? {})) {
    const here = [...path, name];
    found.push({ path: here, name, argument });
    if (name === "not") collectPredicates(argument, here, found);
    if (name === "all" || name === "any") {
      argument.forEach((part, place) => collectPredicates(part, [...here, place], found));
    }
  }
}

/**
 * List the actions of an exercise: those of the worked example and of the mistakes.
 * @param {object} exercise
 * @returns {Written[]}
 */
export function writtenActions(exercise) {
  const lines = exercise.example.map((line, place) => [line.do, ["example", place, "do"]]);
  const wrong = exercise.mistakes.flatMap((mistake, place) =>
    mistake.example.map((action, rank) => [action, ["mistakes", place, "example", rank]]),
  );
  return [...lines, ...wrong].flatMap(([action, path]) =>
    Object.entries(action ?? {}).map(([name, argument]) => ({ path: [...path, name], name, argument })),
  );
}
