// The judge of passwords: zxcvbn-ts with French lists, and the CNIL's examples. Nothing leaves the page.

import { AZERTY_GRAPH } from "../../../../data/passwords/azerty.js";
import { CNIL_RULES } from "../../../../data/passwords/rules.js";
import { FRENCH_LISTS } from "../../../../data/passwords/words.js";
import { PasswordJudge } from "../../../../data/passwords/zxcvbn.js";
import { foldText } from "../../../../logic/values.js";

// A password of which an attacker would need fewer than 10^12 tries is not solid, whatever its look:
// twelve characters at random are just worth that.
const SOLID_DIGITS = 12;
const MAX_LENGTH = 100;
const RARE_WORDS = 4;
const FREQUENT_WORDS = 300;
const KIND_TESTS = { minuscule: /\p{Ll}/u, majuscule: /\p{Lu}/u, chiffre: /\p{Nd}/u, signe: /[^\p{L}\p{Nd}\s]/u };
const REASON_OF_LIST = { motsCourants: "mot", motsDePasse: "courant", prenoms: "prenom", userInputs: "perso" };
const REASON_OF_PATTERN = { spatial: "clavier", sequence: "suite", repeat: "repetition", date: "date", regex: "date" };
const judged = { judge: null, frequent: null, last: {} };

function judgeOnce() {
  if (judged.judge) return;
  const dictionary = Object.fromEntries(Object.entries(FRENCH_LISTS).map(([name, words]) => [name, words.split(" ")]));
  judged.judge = new PasswordJudge({ dictionary, graphs: { azerty: AZERTY_GRAPH }, maxLength: MAX_LENGTH });
  judged.frequent = new Set(dictionary.motsCourants.slice(0, FREQUENT_WORDS));
}

/**
 * Judge a password.
 * @param {string} text
 * @param {{about: string[], seen: string[]}} known words about the person; passwords that anybody can read
 * @returns {{verdict: "vide"|"faible"|"moyen"|"solide", rule: string, words: number, length: number, reasons: string[], pieces: {text: string, reason: string}[]}}
 */
export function judgePassword(text, { about, seen }) {
  const id = JSON.stringify([text, about, seen]);
  if (judged.last.id !== id) judged.last = { id, result: computeJudgement(String(text), about, seen) };
  return judged.last.result;
}

function computeJudgement(text, about, seen) {
  judgeOnce();
  const words = wordsOf(text);
  const rule = ruleKept(text, words);
  const pieces = piecesOf(text, about);
  const reasons = [...new Set([...pieces.map((piece) => piece.reason), ...otherReasons(text, words, seen)])];
  const facts = { rule, words: words.length, length: [...text].length, pieces, reasons };
  return { ...facts, verdict: verdictOf(text, about, facts) };
}

function wordsOf(text) {
  return [...new Set(foldText(text).split(/[^\p{L}\p{Nd}]+/u).filter((word) => word.length > 1))];
}

function ruleKept(text, words) {
  const has = (kind) => KIND_TESTS[kind].test(text);
  const keeps = (one) => (one.words ? words.length >= one.words : [...text].length >= one.length && one.kinds.every(has));
  return CNIL_RULES.find(keeps)?.key ?? "";
}

function sequenceOf(text, about) {
  return judged.judge.check(foldedLetters(text), about).sequence;
}

function foldedLetters(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "");
}

function piecesOf(text, about) {
  const reason = (match) => REASON_OF_LIST[match.dictionaryName] ?? REASON_OF_PATTERN[match.pattern];
  return sequenceOf(text, about)
    .filter((match) => reason(match) && match.token.trim().length > 1)
    .map((match) => ({ text: match.token.slice(0, 24), reason: reason(match) }));
}

function otherReasons(text, words, seen) {
  const copied = seen.some((one) => foldText(text).includes(foldText(one)));
  const plain = words.length > 2 && rareWords(words) < RARE_WORDS;
  return [copied && "lu", plain && "phrase", [...text].length < 12 && "court"].filter(Boolean);
}

function rareWords(words) {
  return words.filter((word) => word.length > 3 && !judged.frequent.has(word)).length;
}

function verdictOf(text, about, { rule, words, reasons }) {
  if (text.trim() === "") return "vide";
  const digits = sequenceOf(text, about).reduce((sum, match) => sum + match.guessesLog10, 0);
  const weakPhrase = words >= 4 && reasons.includes("phrase");
  if (reasons.includes("lu") || weakPhrase || digits < SOLID_DIGITS - 2) return "faible";
  return rule && digits >= SOLID_DIGITS - 0.01 ? "solide" : "moyen";
}
