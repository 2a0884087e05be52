// What the builder proposes: parts, lived experience and the skills it shows, mobility, levels.

/** Parts of the builder, in the order one goes through them. */
export const CV_PARTS = ["who", "jobs", "life", "training", "skills", "languages", "mobility", "look"];

/** Parts made of entries. */
export const CV_LISTS = ["jobs", "life", "training"];

/** Fields one can type in, by part. */
export const PART_FIELDS = {
  who: ["name", "title", "phone", "email", "town"],
  skills: ["skill"],
  languages: ["language"],
  mobility: ["licences", "availability"],
};

/** Fields of an entry, by list. */
export const ENTRY_FIELDS = {
  jobs: ["what", "where", "when", "tasks"],
  life: ["what", "when", "tasks"],
  training: ["what", "where", "when"],
};

/** Lived experience: how it is asked, how it is written on a CV, which skills it shows. */
export const LIVED_KINDS = {
  caring: { label: "J’aide une personne au quotidien", what: "Aide quotidienne à une personne", skills: ["meals", "shopping", "visits", "listening", "week", "calm"] },
  neighbours: { label: "J’aide mes voisins", what: "Aide aux personnes du quartier", skills: ["shopping", "letters", "trust", "listening", "regular"] },
  garden: { label: "Je cultive un jardin", what: "Culture d’un jardin potager", skills: ["planting", "hand_tools", "seasons", "outdoors"] },
  repair: { label: "Je répare, je bricole", what: "Petites réparations et bricolage", skills: ["faults", "mounting", "painting", "power_tools"] },
  translate: { label: "Je traduis pour d’autres", what: "Traduction pour des personnes", skills: ["two_languages", "letters", "discretion", "listening"] },
  club: { label: "J’aide une association, un club", what: "Bénévolat dans une association", skills: ["welcome", "team", "events", "till", "regular"] },
  children: { label: "Je m’occupe d’enfants", what: "Garde d’enfants", skills: ["homework", "meals", "safety", "calm"] },
  other: { label: "Autre chose", what: "", skills: ["regular", "team", "week", "calm"] },
};

/** Skills that suit many people, offered in the skills part. */
export const USUAL_SKILLS = ["team", "punctual", "cleaning", "carrying", "orders", "till", "welcome", "cooking", "driving", "computer"];

/** Skills one can choose, in the words of a CV. */
export const SKILL_TEXTS = {
  meals: "Préparer des repas",
  shopping: "Faire des courses et tenir un budget",
  visits: "Accompagner à des rendez-vous",
  listening: "Écouter et rassurer",
  week: "Organiser une semaine",
  calm: "Garder son calme",
  letters: "Lire et expliquer un courrier",
  trust: "Être digne de confiance (clés, argent)",
  regular: "Venir régulièrement, tenir parole",
  planting: "Planter, entretenir, récolter",
  hand_tools: "Utiliser des outils à main",
  seasons: "Prévoir un travail sur l’année",
  outdoors: "Travailler dehors par tous les temps",
  faults: "Trouver une panne",
  mounting: "Démonter et remonter",
  painting: "Peindre et poser",
  power_tools: "Utiliser des outils électriques",
  two_languages: "Passer d’une langue à l’autre",
  discretion: "Être discret",
  welcome: "Accueillir du public",
  team: "Travailler en équipe",
  events: "Organiser une fête, un tournoi",
  till: "Tenir une caisse",
  homework: "Aider aux devoirs",
  safety: "Veiller à la sécurité",
  punctual: "Être à l’heure",
  cleaning: "Nettoyer des locaux",
  carrying: "Porter des charges",
  orders: "Préparer des commandes",
  cooking: "Cuisiner pour un groupe",
  driving: "Conduire un chariot",
  computer: "Utiliser un ordinateur",
};

/** Licences and ways to move. */
export const MOBILITY_TEXTS = {
  licence_b: "Permis B (voiture)",
  licence_a: "Permis A (moto)",
  licence_am: "Permis AM (scooter)",
  licence_c: "Permis C (camion)",
  car: "Voiture personnelle",
  scooter: "Scooter",
  bike: "Vélo",
  bus: "Bus ou train",
};

/** How well one speaks a language. */
export const LANGUAGE_LEVELS = {
  words: "Quelques mots",
  simple: "Conversation simple",
  fluent: "À l’aise",
  first: "Langue de tous les jours",
};

/** Words often misspelt on a CV, without accents or capitals, and how they are written. */
export const SPELLINGS = {
  camoin: "camion", camoins: "camions", competance: "compétence", competances: "compétences",
  experiance: "expérience", experiances: "expériences", formasion: "formation", benevola: "bénévolat", benevolla: "bénévolat",
  menaje: "ménage", netoyage: "nettoyage", nettoiage: "nettoyage", aceuil: "accueil", acceuil: "accueil", accueuil: "accueil",
  comande: "commande", comandes: "commandes", equippe: "équipe", travaill: "travail", permit: "permis",
  vandeur: "vendeur", vandeuse: "vendeuse", vendeusse: "vendeuse", jardinaje: "jardinage", jardignage: "jardinage",
  maconerie: "maçonnerie", magazinier: "magasinier", magazin: "magasin", carist: "cariste",
  manutension: "manutention", manutantion: "manutention", chargemant: "chargement", livreson: "livraison", 
  certifica: "certificat", scolere: "scolaire", francai: "français", anglai: "anglais", arabbe: "arabe",
};
