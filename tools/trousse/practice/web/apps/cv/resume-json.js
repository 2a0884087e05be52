// A CV as a JSON Resume, and back. What the format lacks lives under "x-trousse".

import { CV_LISTS, LANGUAGE_LEVELS, LIVED_KINDS, MOBILITY_TEXTS, SKILL_TEXTS } from "./lists.js";
import { cvFrom, linesOf } from "./facts.js";

const MONTHS = ["janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"];
const MAX_TEXT = 5000;
const MAX_ITEMS = 60;

/**
 * Write a CV as a JSON Resume (schema v1.0.0).
 * @param {object} cv
 * @returns {object}
 */
export function cvToResume(cv) {
  const of = (list) => cv.entries.filter((entry) => entry.list === list);
  const basics = { name: cv.name, label: cv.title, email: cv.email, phone: cv.phone, location: { city: cv.town } };
  return {
    basics,
    work: of("jobs").map((one) => ({ name: one.where, position: one.what, ...datesOf(one), highlights: linesOf(one.tasks), "x-trousse": extrasOf(one) })),
    volunteer: of("life").map((one) => ({ organization: "", position: one.what, ...datesOf(one), highlights: linesOf(one.tasks), "x-trousse": extrasOf(one) })),
    education: of("training").map((one) => ({ institution: one.where, area: one.what, ...datesOf(one), "x-trousse": extrasOf(one) })),
    skills: cv.skills.map((one) => ({ name: one.text })),
    languages: cv.languages.map((one) => ({ language: one.language, fluency: LANGUAGE_LEVELS[one.level] ?? "" })),
    meta: {
      version: "v1.0.0",
      "x-trousse": { version: 1, mobility: cv.mobility.map((key) => MOBILITY_TEXTS[key]), licences: cv.licences, availability: cv.availability },
    },
  };
}

function extrasOf(entry) {
  return { when: entry.when, unsure: entry.unsure, kind: entry.kind };
}

function datesOf(entry) {
  const found = entry.unsure ? [] : isoDates(entry.when);
  return { ...(found[0] && { startDate: found[0] }), ...(found[1] && { endDate: found[1] }) };
}

function isoDates(text) {
  const plain = String(text).normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().slice(0, 200);
  const months = MONTHS.join("|");
  return [...plain.matchAll(new RegExp(`(?:(${months}) +)?\\b((?:19|20)\\d\\d)\\b`, "g"))].map(([, month, year]) =>
    month ? `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, "0")}` : year,
  );
}

/**
 * Read a JSON Resume, ours or another's; what is not text is left out, what is too long is cut.
 * @param {object} resume
 * @returns {object} a CV
 * @throws when it is not a resume at all
 */
export function resumeToCv(resume) {
  if (!resume || typeof resume !== "object" || !(resume.basics || resume.work || resume.volunteer)) throw new Error("not a resume");
  const { basics, meta } = resume;
  const own = meta?.["x-trousse"] ?? {};
  const lists = { jobs: ["work", "position", "name"], life: ["volunteer", "position", "organization"], training: ["education", "area", "institution"] };
  const entries = Object.fromEntries(CV_LISTS.map((list) => [list, itemsOf(resume[lists[list][0]]).map((one) => entryFrom(one, lists[list]))]));
  return cvFrom({
    ...{ name: safeText(basics?.name), title: safeText(basics?.label), email: safeText(basics?.email), phone: safeText(basics?.phone) },
    ...{ town: safeText(basics?.location?.city), licences: safeText(own.licences), availability: safeText(own.availability) },
    ...entries,
    skills: itemsOf(resume.skills).map((one) => keyOf(SKILL_TEXTS, safeText(one?.name)) || safeText(one?.name)).filter(Boolean),
    languages: itemsOf(resume.languages).map((one) => ({ language: safeText(one?.language), level: keyOf(LANGUAGE_LEVELS, safeText(one?.fluency)) })),
    mobility: itemsOf(own.mobility).map((text) => keyOf(MOBILITY_TEXTS, text)).filter(Boolean),
  });
}

function entryFrom(one, [, what, where]) {
  const own = one?.["x-trousse"] ?? {};
  const dates = [safeText(one?.startDate), safeText(one?.endDate)].filter(Boolean).join(" à ");
  const tasks = itemsOf(one?.highlights).map(safeText).filter(Boolean).join("\n") || safeText(one?.summary);
  const kind = Object.hasOwn(LIVED_KINDS, safeText(own.kind)) ? own.kind : "";
  return { what: safeText(one?.[what]), where: safeText(one?.[where]), when: safeText(own.when) || dates, unsure: own.unsure === true, tasks, kind };
}

function itemsOf(list) {
  return Array.isArray(list) ? list.slice(0, MAX_ITEMS) : [];
}

function safeText(value) {
  return typeof value === "string" || typeof value === "number" ? String(value).slice(0, MAX_TEXT) : "";
}

function keyOf(texts, text) {
  return Object.keys(texts).find((key) => texts[key] === text) ?? "";
}
