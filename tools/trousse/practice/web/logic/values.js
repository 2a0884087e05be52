// Comparing a value of the simulated world with what an exercise expects of it.

/**
 * Fold a text so that case, accents and apostrophes do not matter.
 * @param {unknown} text
 * @returns {string}
 */
export function foldText(text) {
  return String(text ?? "")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[’ʼ`]/g, "'")
    .replace(/\s+/g, " ")
    .toLowerCase()
    .trim();
}

/**
 * Say whether a value holds something: text that is not blank, a list that is not empty, a number, true.
 * @param {unknown} value
 * @returns {boolean}
 */
export function isPresent(value) {
  if (typeof value === "string") return value.trim() !== "";
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== false;
}

/**
 * Copy plain data (what JSON can hold).
 * @template T
 * @param {T} value
 * @returns {T}
 */
export function copyPlain(value) {
  return JSON.parse(JSON.stringify(value));
}

const VALUE_TESTS = {
  includes: (value, wanted) => wanted.every((item) => (value ?? []).includes(item)),
  excludes: (value, wanted) => wanted.every((item) => !(value ?? []).includes(item)),
  contains: (value, words) => containsAny(value, words),
  lacks: (value, words) => !containsAny(value, words),
  at_least: (value, bound) => measureOf(value) >= bound,
  at_most: (value, bound) => measureOf(value) <= bound,
};

/**
 * Say whether a value is as expected.
 *
 * Expected may be: `present` or `missing`; a text, number or true/false (equal, or one item of a
 * list); a list (the same items, in any order); a mapping of tests (`includes`, `excludes`,
 * `contains` one of these words, `lacks` all of them, `at_least`, `at_most`) or of fields.
 * @param {unknown} value
 * @param {unknown} expected
 * @returns {boolean}
 */
export function matchesValue(value, expected) {
  if (expected === "present") return isPresent(value);
  if (expected === "missing") return !isPresent(value);
  if (Array.isArray(expected)) return sameItems(value, expected);
  if (expected !== null && typeof expected === "object") return matchesFields(value, expected);
  return Array.isArray(value) ? value.includes(expected) : value === expected;
}

function matchesFields(value, expected) {
  return Object.entries(expected).every(([key, wanted]) =>
    Object.hasOwn(VALUE_TESTS, key)
      ? VALUE_TESTS[key](value, wanted)
      : matchesValue(value?.[key], wanted),
  );
}

function sameItems(value, expected) {
  const items = Array.isArray(value) ? value : [value];
  return items.length === expected.length && expected.every((item) => items.includes(item));
}

function containsAny(value, words) {
  const text = foldText(value);
  return words.some((word) => text.includes(foldText(word)));
}

function measureOf(value) {
  if (typeof value === "number") return value;
  return value?.length ?? 0;
}
