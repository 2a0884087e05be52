// What a CV does not need, recognised where it was typed (read: service-public F33336, Code du travail L1132-1).

import { foldText } from "../../logic/values.js";

// Tested on the text as typed: an accent tells « mariée » from « Marie ».
const TYPED_SIGNS = {
  family: /\b(célibataire|divorcée?s?|pacsée?s?|veuve|mariée?s?|concubinage)(?![\p{L}])|\bmarié\(e\)/iu,
};

// Tested on the text without accents or capitals.
const FOLDED_SIGNS = {
  birth: /\bnee?(\(e\))? (le \d|en \d{4}|a [a-z]+ (en|le) \d)|\b(date|lieu) de naissance\b/,
  age: /\bj'ai \d\d ans\b|^\d\d ans\.?$|\bage ?: ?\d|\bje suis agee? de\b/,
  family: /\b(mere|pere) (de famille|seule?|de (un|une|deux|trois|quatre|cinq|\d))|\benfants? a charge\b|\bj'ai (un|deux|trois|quatre|\d) enfants?\b|\bsituation (de famille|familiale)\b|\bmaman de\b/,
  health: /\brqth\b|\btravailleu(r|se) handicapee?\b|\bje suis (malade|handicapee?|enceinte|diabetique)\b|\b(mon handicap|ma maladie|mes medicaments)\b|\binvalidite\b/,
  origin: /\bnationalite\b|\b(titre|carte) de sejour\b/,
  belief: /\bma religion\b|\breligion ?:|\bje suis (musulmane?|chretien(ne)?|catholique|juif|juive|protestante?|athee|syndiquee?)\b/,
  address: /\b\d{1,4} ?(bis|ter|[a-d])?,? (rue|avenue|av\.|boulevard|bd|impasse|chemin|allee|place (de|du|des|d')|route|quai|square|lotissement|lieu-dit)\b/,
  number: /\bsecurite sociale\b|(^|\D)[12] ?\d\d ?(0[1-9]|1[0-2]) ?\d\d ?\d{3} ?\d{3}(\D|$)/,
  photo: /\bma photo\b|\bphoto (d'identite|ci-jointe)\b/,
  sex: /\bsexe ?:/,
};

/**
 * Name the kinds of private information a text holds.
 * @param {string} text
 * @returns {string[]} birth, age, family, health, origin, belief, address, number, photo, sex
 */
export function privateIn(text) {
  const typed = String(text ?? "").slice(0, 5000);
  const folded = foldText(typed);
  const kinds = Object.keys(FOLDED_SIGNS).filter((kind) => FOLDED_SIGNS[kind].test(folded));
  const more = Object.keys(TYPED_SIGNS).filter((kind) => TYPED_SIGNS[kind].test(typed));
  return [...new Set([...kinds, ...more])];
}

/**
 * List the private information of a whole CV.
 * @param {object} cv
 * @returns {{kind: string, part: string, entry: string}[]}
 */
export function privateFindings(cv) {
  const texts = [
    ...["name", "title", "phone", "email", "town"].map((field) => ({ part: "who", entry: "", text: cv[field] })),
    ...["licences", "availability"].map((field) => ({ part: "mobility", entry: "", text: cv[field] })),
    ...cv.entries.flatMap((one) => [one.what, one.where, one.when, one.tasks].map((text) => ({ part: one.list, entry: one.key, text }))),
    ...cv.skills.map(({ text }) => ({ part: "skills", entry: "", text })),
    ...cv.languages.map(({ language }) => ({ part: "languages", entry: "", text: language })),
  ];
  return texts.flatMap(({ part, entry, text }) => privateIn(text).map((kind) => ({ kind, part, entry })));
}
