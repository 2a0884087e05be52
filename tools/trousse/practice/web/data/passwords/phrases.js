// Beginnings of phrases anybody knows: a song, a motto, a list. Seven words of these are not at random.

export const KNOWN_PHRASES = [
  "au clair de la lune",
  "frere jacques",
  "il etait une fois",
  "sur le pont d'avignon",
  "allons enfants de la patrie",
  "liberte egalite fraternite",
  "je pense donc je suis",
  "etre ou ne pas etre",
  "maitre corbeau",
  "notre pere qui es",
  "je vous salue marie",
  "lundi mardi mercredi",
  "janvier fevrier mars",
  "un deux trois",
  "alouette gentille alouette",
  "non je ne regrette rien",
];
