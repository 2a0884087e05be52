// Examples given for a password used alone, 80 bits: CNIL, deliberation 2022-100 of 21 July 2022.
// `long` is ours: 25 letters are worth more than 80 bits, and let a phrase be written without spaces.

export const CNIL_RULES = [
  { key: "phrase", words: 7 },
  { key: "quatorze", length: 14, kinds: ["minuscule", "majuscule", "chiffre"] },
  { key: "douze", length: 12, kinds: ["minuscule", "majuscule", "chiffre", "signe"] },
  { key: "long", length: 25, kinds: [] },
];
