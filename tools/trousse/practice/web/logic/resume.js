// The resume code: three digits, each with its picture, that say which step was reached.
// It holds the exercise (a sum of the letters of its name) and the step: nothing about anybody.

const PICTURES = 9;
const MAX_STEPS = 12;
const KINDS = 60;

/**
 * Turn an exercise and a step into three digits from 1 to 9.
 * @param {string} slug
 * @param {number} index place of the step, from 0 to 11
 * @returns {number[]}
 */
export function resumeDigits(slug, index) {
  const value = sumOf(slug) * MAX_STEPS + Math.min(index, MAX_STEPS - 1);
  return [Math.floor(value / (PICTURES * PICTURES)), Math.floor(value / PICTURES), value].map(
    (part) => (part % PICTURES) + 1,
  );
}

/**
 * Read three digits back.
 * @param {string} slug
 * @param {number} stepCount
 * @param {number[]} digits
 * @returns {number} place of the step; -1 when the code belongs to another exercise
 */
export function resumeStep(slug, stepCount, digits) {
  if (digits.length !== 3 || digits.some((digit) => !(digit >= 1 && digit <= PICTURES))) return -1;
  const value = digits.reduce((sum, digit) => sum * PICTURES + digit - 1, 0);
  const index = value % MAX_STEPS;
  return Math.floor(value / MAX_STEPS) === sumOf(slug) && index < stepCount ? index : -1;
}

function sumOf(slug) {
  let sum = 0;
  for (const letter of slug) sum = (sum * 31 + letter.codePointAt(0)) % 9973;
  return sum % KINDS;
}
