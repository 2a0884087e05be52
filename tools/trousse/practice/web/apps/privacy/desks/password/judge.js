// The judge of passwords: zxcvbn-ts with French lists, and the CNIL's examples. Nothing leaves the page.

import { AZERTY_GRAPH } from "../../../../data/passwords/azerty.js";
import { KNOWN_PHRASES } from "../../../../data/passwords/phrases.js";
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
// Made of words, a password is counted in words, as the CNIL does: letters alone say too much of it.
const ENOUGH_WORDS = 7;
const USUAL_WORD = 5.5;
const LONG_RUN = 10;
const WORD_RUN = /\p{Lu}?\p{Ll}{3,}|\p{Lu}{4,}/gu;
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
  const apart = text.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").split(/[^\p{L}\p{M}]+/u);
  return [...new Set(apart.map(foldText).filter((word) => word.length > 1))];
}

function isMadeOfWords(text) {
  const runs = (text.match(WORD_RUN) ?? []).filter((run) => /[aeiouy]/i.test(foldText(run)));
  return runs.join("").length * 2 > text.replace(/\s/g, "").length;
}

function countedWords(words) {
  return words.reduce((sum, word) => sum + (word.length > LONG_RUN ? Math.ceil(word.length / USUAL_WORD) : 1), 0);
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
  const plain = foldedLetters(text);
  return sequenceOf(text, about)
    .filter((match) => reason(match) && match.token.trim().length > 1 && standsAlone(plain, match))
    .map((match) => ({ text: match.token.slice(0, 24), reason: reason(match) }));
}

// A word inside a longer word (« entier » in « sentier ») explains nothing.
function standsAlone(text, { i, j, token }) {
  const startsWord = !/\p{L}/u.test(text[i - 1] ?? "") || !/^\p{Ll}/u.test(token);
  const run = /^\p{Ll}*/u.exec(text.slice(j + 1))[0];
  return startsWord && (run === "" || run.length + token.length > LONG_RUN);
}

function otherReasons(text, words, seen) {
  const folded = foldText(text).replace(/[^\p{L}\p{Nd}']+/gu, " ");
  const copied = [...seen, ...KNOWN_PHRASES].some((one) => folded.includes(foldText(one)));
  const plain = words.length > 3 && rareWords(words) < Math.min(RARE_WORDS, words.length / 2);
  const few = isMadeOfWords(text) && countedWords(words) < ENOUGH_WORDS;
  return [copied && "lu", plain && "phrase", few && "mots", [...text].length < 12 && "court"].filter(Boolean);
}

function rareWords(words) {
  return words.filter((word) => word.length > 3 && !judged.frequent.has(word)).length;
}

function verdictOf(text, about, { rule, reasons }) {
  if (text.trim() === "") return "vide";
  const digits = sequenceOf(text, about).reduce((sum, match) => sum + match.guessesLog10, 0);
  if (reasons.includes("lu") || reasons.includes("phrase") || digits < SOLID_DIGITS - 2) return "faible";
  return rule && digits >= SOLID_DIGITS - 0.01 && !reasons.includes("mots") ? "solide" : "moyen";
}
