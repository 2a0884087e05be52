// The builder at the start, and small readings of its state.

import { isPresent } from "../../logic/values.js";
import { CV_LISTS, CV_PARTS, SKILL_TEXTS } from "./lists.js";

const BLANK = { name: "", title: "", phone: "", email: "", town: "", licences: "", availability: "" };

/**
 * Build the state of the builder from the scene an author wrote.
 * @param {object} scene
 * @returns {object} plain data
 */
export function startCv(scene) {
  const parts = scene.parts ?? CV_PARTS;
  const files = scene.files ?? [];
  return {
    cv: cvFrom(scene.cv ?? {}),
    parts,
    files,
    offer: (scene.offer?.lines ?? []).map((line) => line.key),
    own: scene.own ?? false,
    ending: scene.ending ?? "finish",
    part: files.length > 0 ? "files" : (scene.start ?? parts[0]),
    entry: "",
    panel: "",
    typed: { skill: "", language: "", level: "" },
    marked: [],
    opened: "",
    taken: [],
    finished: false,
    just_finished: false,
    just_taken: "",
    refused: "",
    notice: "",
  };
}

/**
 * Build a CV from what an author (or a file read back) gives: missing parts are empty.
 * @param {object} given
 * @returns {object} name, title…, entries, skills, languages, mobility
 */
export function cvFrom(given) {
  const text = Object.fromEntries(Object.keys(BLANK).map((field) => [field, String(given[field] ?? "")]));
  const entries = CV_LISTS.flatMap((list) => (given[list] ?? []).map((one, place) => ({ ...blankEntry(list, `${list}-${place + 1}`), ...one })));
  const skills = (given.skills ?? []).map((one, place) => skillFrom(one, place));
  const languages = (given.languages ?? []).map((one, place) => ({ key: `language-${place + 1}`, language: "", level: "", ...one }));
  return { ...text, entries, skills, languages, mobility: given.mobility ?? [] };
}

function skillFrom(one, place) {
  if (typeof one !== "string") return one;
  return SKILL_TEXTS[one] ? { key: one, text: SKILL_TEXTS[one] } : { key: `skill-${place + 1}`, text: one };
}

/** Make an entry with nothing in it. @param {string} list @param {string} key */
export function blankEntry(list, key) {
  return { key, list, kind: "", what: "", where: "", when: "", unsure: false, tasks: "" };
}

/** @param {object} state @param {string} key */
export function entryOf(state, key) {
  return state.cv.entries.find((entry) => entry.key === key);
}

/** List the entries of one list, in the order of the CV. @param {object} cv @param {string} list */
export function entriesIn(cv, list) {
  return cv.entries.filter((entry) => entry.list === list);
}

/** Say whether nothing was written in an entry. @param {object} entry */
export function isBlankEntry(entry) {
  return ![entry.what, entry.where, entry.when, entry.tasks].some(isPresent);
}

/** Name a key nothing bears yet. @param {{key: string}[]} items @param {string} stem */
export function freshKey(items, stem) {
  let n = 1;
  while (items.some((one) => one.key === `${stem}-${n}`)) n += 1;
  return `${stem}-${n}`;
}

/** Split a text into its lines, without blanks or bullets. @param {string} text */
export function linesOf(text) {
  return String(text ?? "")
    .split("\n")
    .map((line) => line.replace(/^[\s•*-]+/, "").trim())
    .filter(Boolean);
}

/**
 * Say what is missing for a CV to be one: "name", "experience", or "" when nothing is.
 * @param {object} cv
 */
export function missingPart(cv) {
  if (!isPresent(cv.name)) return "name";
  return cv.entries.some((entry) => isPresent(entry.what)) ? "" : "experience";
}

/**
 * Judge a phone number by its digits: missing, good, short, long.
 * @param {string} text
 */
export function phoneState(text) {
  if (!isPresent(text)) return "missing";
  const digits = text.replace(/\D/g, "");
  if (/^\s*(\+|00)/.test(text) && !/^\s*(\+|00)\s*33/.test(text)) return digits.length < 8 ? "short" : "good";
  const count = /^\s*(\+|00)/.test(text) ? digits.replace(/^0*33\(?0?\)?/, "").length + 1 : digits.length;
  if (count === 10) return "good";
  return count < 10 ? "short" : "long";
}

/**
 * Judge an address of e-mail by its shape: missing, good, no_at, bad.
 * @param {string} text
 */
export function emailState(text) {
  if (!isPresent(text)) return "missing";
  if (!text.includes("@")) return "no_at";
  return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text.trim()) ? "good" : "bad";
}
