// Gestures of filling a CV: parts, fields, entries, skills, languages, mobility.

import { isPresent } from "../../logic/values.js";
import { fillWords } from "../../shell/words.js";
import { blankEntry, entriesIn, entryOf, freshKey, isBlankEntry } from "./facts.js";
import { CV_LISTS, ENTRY_FIELDS, LANGUAGE_LEVELS, LIVED_KINDS, MOBILITY_TEXTS, PART_FIELDS, SKILL_TEXTS, USUAL_SKILLS } from "./lists.js";
import { privateIn } from "./private.js";
import { CV_WORDS } from "./words.js";

/**
 * Describe a gesture: when it is refused, and what it changes.
 * @param {(state: object, argument: any) => string|boolean} refusal a reason, or something false when possible
 * @param {(state: object, argument: any) => void} change changes the state it is given
 */
export function cvGesture(refusal, change) {
  const apply = (state, argument) => {
    Object.assign(state, { just_finished: false, just_taken: "", refused: "" });
    change(state, argument);
    return state;
  };
  return { refusal: (state, argument) => refusal(state, argument) || "", apply };
}

/** Refuse unless a condition holds. @param {boolean} possible @param {string} reason */
export function cvUnless(possible, reason) {
  return possible ? "" : reason;
}

function unlessIn(state, part) {
  return cvUnless(state.part === part && state.entry === "", `Il faut être dans la partie ${part}.`);
}

/** Close the entry being written; forget it if nothing was written. @param {object} state */
export function closeEntry(state) {
  state.cv.entries = state.cv.entries.filter((entry) => entry.key !== state.entry || !isBlankEntry(entry));
  state.entry = "";
}

/** Show a part. @param {object} state @param {string} part */
export function showPart(state, part) {
  closeEntry(state);
  Object.assign(state, { part, panel: "" });
}

function nearPart(state, by) {
  return state.parts[state.parts.indexOf(state.part) + by] ?? "";
}

function moveParts(by) {
  return cvGesture(
    (state) => cvUnless(state.part !== "files" && nearPart(state, by), "Il n’y a pas d’autre partie de ce côté."),
    (state) => showPart(state, nearPart(state, by)),
  );
}

function refuseCvField(state, argument) {
  const { field } = argument ?? {};
  const possible = state.entry ? ENTRY_FIELDS[state.part] : PART_FIELDS[state.part];
  const hidden = field === "when" && state.entry && entryOf(state, state.entry).unsure;
  return cvUnless((possible ?? []).includes(field) && !hidden, "Cette case n’est pas à l’écran.");
}

function fillCvField(state, { field, text }) {
  const value = String(text ?? "");
  const holder = state.entry ? entryOf(state, state.entry) : field in state.typed ? state.typed : state.cv;
  holder[field] = value;
  const [kind] = privateIn(value);
  if (kind) state.notice = CV_WORDS.privateNotice[kind];
}

function addEntry(state, list, kind) {
  const entry = { ...blankEntry(list, freshKey(state.cv.entries, list)), kind, what: LIVED_KINDS[kind]?.what ?? "" };
  state.cv.entries.push(entry);
  Object.assign(state, { entry: entry.key, panel: "" });
}

const ADDERS = {
  jobs: (state) => addEntry(state, "jobs", ""),
  training: (state) => addEntry(state, "training", ""),
  skills: (state) => {
    const text = state.typed.skill.trim();
    if (!text) return tellCv(state, CV_WORDS.nothingTyped);
    state.cv.skills.push({ key: freshKey(state.cv.skills, "skill"), text });
    state.typed.skill = "";
    return tellCv(state, CV_WORDS.addedNotice, text);
  },
  languages: (state) => {
    const { language, level } = state.typed;
    if (!language.trim()) return tellCv(state, CV_WORDS.nothingTyped);
    state.cv.languages.push({ key: freshKey(state.cv.languages, "language"), language: language.trim(), level });
    Object.assign(state.typed, { language: "", level: "" });
    return tellCv(state, CV_WORDS.addedNotice, language);
  },
};

function tellCv(state, words, text = "") {
  state.notice = fillWords(words, { text: text.length > 80 ? `${text.slice(0, 80)}…` : text });
}

function offeredSkills(state) {
  const entry = state.entry && entryOf(state, state.entry);
  if (entry) return LIVED_KINDS[entry.kind]?.skills ?? [];
  return state.part === "skills" ? USUAL_SKILLS : [];
}

function toggleSkill(state, key) {
  const had = state.cv.skills.some((one) => one.key === key);
  if (had) state.cv.skills = state.cv.skills.filter((one) => one.key !== key);
  else state.cv.skills.push({ key, text: SKILL_TEXTS[key] });
  tellCv(state, had ? CV_WORDS.removedNotice : CV_WORDS.addedNotice, SKILL_TEXTS[key]);
}

function itemsShown(state) {
  if (state.entry) return [];
  if (CV_LISTS.includes(state.part)) return entriesIn(state.cv, state.part);
  return { skills: state.cv.skills, languages: state.cv.languages }[state.part] ?? [];
}

function unlessShown(state, key) {
  return cvUnless(itemsShown(state).some((one) => one.key === key), "Cette ligne n’est pas à l’écran.");
}

function removeItem(state, key) {
  const item = itemsShown(state).find((one) => one.key === key);
  for (const list of ["entries", "skills", "languages"]) state.cv[list] = state.cv[list].filter((one) => one.key !== key);
  tellCv(state, CV_WORDS.removedNotice, item.what || item.text || item.language || "");
}

function putFirst(state, key) {
  const list = state.part === "skills" ? "skills" : "entries";
  const item = state.cv[list].find((one) => one.key === key);
  state.cv[list] = [item, ...state.cv[list].filter((one) => one !== item)];
  tellCv(state, CV_WORDS.firstNotice, item.what || item.text);
}

function editEntry(state, key) {
  const { list } = entryOf(state, key);
  showPart(state, list);
  state.entry = key;
}

export const CV_EDITING = {
  go: cvGesture(
    (state, part) => cvUnless(state.parts.includes(part) && (state.panel === "parts" || state.part === "look"), "La liste des parties est repliée, ou cette partie n’existe pas."),
    showPart,
  ),
  next: moveParts(1),
  prev: moveParts(-1),
  show: cvGesture(
    (state, panel) => cvUnless((panel === "parts" && !["files", "look"].includes(state.part)) || (panel === "file" && state.own && state.part === state.parts[0]), "Ce panneau n’est pas proposé ici."),
    (state, panel) => Object.assign(state, { panel: state.panel === panel ? "" : panel }),
  ),
  fill: cvGesture(refuseCvField, fillCvField),
  add: cvGesture(
    (state, list) => cvUnless(Object.hasOwn(ADDERS, list), "On ne peut rien ajouter ainsi.") || unlessIn(state, list),
    (state, list) => ADDERS[list](state),
  ),
  live: cvGesture(
    (state, kind) => cvUnless(Object.hasOwn(LIVED_KINDS, kind), "Cette expérience n’est pas dans la liste.") || unlessIn(state, "life"),
    (state, kind) => addEntry(state, "life", kind),
  ),
  edit: cvGesture(
    (state, key) => cvUnless(entryOf(state, key) && (state.part === "look" || itemsShown(state).some((one) => one.key === key)), "Cette ligne n’est pas à l’écran."),
    editEntry,
  ),
  close: cvGesture(
    (state) => cvUnless(state.entry, "Aucune expérience n’est ouverte."),
    (state) => {
      if (isPresent(entryOf(state, state.entry).what)) tellCv(state, CV_WORDS.closedNotice);
      closeEntry(state);
    },
  ),
  unsure: cvGesture(
    (state) => cvUnless(state.entry, "Aucune expérience n’est ouverte."),
    (state) => {
      const entry = entryOf(state, state.entry);
      entry.unsure = !entry.unsure;
      if (entry.unsure) tellCv(state, CV_WORDS.unsureNotice);
    },
  ),
  remove: cvGesture(unlessShown, removeItem),
  first: cvGesture(
    (state, key) => unlessShown(state, key) || cvUnless(state.part !== "languages" && itemsShown(state)[0].key !== key, "Cette ligne est déjà la première."),
    putFirst,
  ),
  pick: cvGesture((state, key) => cvUnless(offeredSkills(state).includes(key), "Ce choix n’est pas à l’écran."), toggleSkill),
  level: cvGesture(
    (state, key) => unlessIn(state, "languages") || cvUnless(Object.hasOwn(LANGUAGE_LEVELS, key), "Ce niveau n’existe pas."),
    (state, key) => {
      state.typed.level = key;
    },
  ),
  can: cvGesture(
    (state, key) => unlessIn(state, "mobility") || cvUnless(Object.hasOwn(MOBILITY_TEXTS, key), "Ce choix n’existe pas."),
    (state, key) => {
      const had = state.cv.mobility.includes(key);
      state.cv.mobility = had ? state.cv.mobility.filter((one) => one !== key) : [...state.cv.mobility, key];
    },
  ),
};
