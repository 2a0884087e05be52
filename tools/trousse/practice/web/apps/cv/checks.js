// Looking again at a CV: what a reader would stumble on. Advice, never a judgement.

import { foldText, isPresent } from "../../logic/values.js";
import { emailState, missingPart, phoneState } from "./facts.js";
import { SPELLINGS } from "./lists.js";
import { privateFindings } from "./private.js";

const LONG_CV = 2600;

/**
 * @typedef {{kind: string, part: string, entry: string, text: string}} Finding
 */

/**
 * List what deserves another look.
 * @param {object} cv
 * @param {number} year the current one
 * @returns {Finding[]}
 */
export function cvFindings(cv, year) {
  const missing = missingPart(cv);
  return [
    missing && cvFinding(missing === "name" ? "no_name" : "no_experience", missing === "name" ? "who" : "jobs"),
    ...contactFindings(cv),
    ...privateFindings(cv).map(({ kind, part, entry }) => ({ kind: `private_${kind}`, part, entry, text: "" })),
    ...cv.entries.filter((entry) => laterYear(entry.when, year)).map((entry) => cvFinding("future", entry.list, entry.key, laterYear(entry.when, year))),
    ...spellingFindings(cv),
    cvLength(cv) > LONG_CV && cvFinding("long", "look"),
  ].filter(Boolean);
}

function cvFinding(kind, part, entry = "", text = "") {
  return { kind, part, entry, text };
}

function contactFindings(cv) {
  const [phone, email] = [phoneState(cv.phone), emailState(cv.email)];
  if (phone === "missing" && email === "missing") return [cvFinding("no_contact", "who")];
  return [
    (phone === "short" || phone === "long") && cvFinding(`phone_${phone}`, "who", "", cv.phone),
    (email === "no_at" || email === "bad") && cvFinding(`email_${email}`, "who", "", cv.email),
  ];
}

function laterYear(text, year) {
  return (String(text).match(/\b(19|20)\d\d\b/g) ?? []).find((one) => Number(one) > year) ?? "";
}

function spellingFindings(cv) {
  const own = [
    { part: "who", entry: "", text: cv.title },
    ...cv.entries.map((one) => ({ part: one.list, entry: one.key, text: `${one.what} ${one.tasks}` })),
    ...cv.skills.map(({ text }) => ({ part: "skills", entry: "", text })),
  ];
  return own.flatMap(({ part, entry, text }) => misspelt(text).map((pair) => cvFinding("spelling", part, entry, pair)));
}

function misspelt(text) {
  const words = [...new Set(String(text).slice(0, 5000).match(/[\p{L}]+/gu) ?? [])];
  return words.filter((word) => Object.hasOwn(SPELLINGS, foldText(word))).map((word) => `${word} → ${SPELLINGS[foldText(word)]}`);
}

/** Count the letters of a CV. @param {object} cv */
export function cvLength(cv) {
  const texts = [...cv.entries.flatMap((one) => [one.what, one.where, one.when, one.tasks]), ...cv.skills.map((one) => one.text)];
  return texts.filter(isPresent).join(" ").length;
}
