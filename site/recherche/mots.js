// Les mots d’une recherche en français : racines, synonymes, fautes de frappe, durées. Une seule
// façon de comprendre, pour la recherche du site comme pour le catalogue. La construction écrit
// devant ce fichier `window.trousseLexique` (synonymes.txt et mots-vides.txt) ; c’est un script et
// non un module, pour qu’une clé USB ouverte d’un double-clic le lise aussi.
window.trousseMots = ((lexicon) => {
  "use strict";
  const { synonyms, stop, vague } = lexicon;

  const plain = (text) => text.toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae")
    .normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  const spoken = (text) => text.normalize("NFC").replace(/e-mail/gi, "email").match(/[\p{L}\p{N}]+/gu) || [];
  const fold = (text) => spoken(text).map(plain);

  // Racine légère du français : pluriels, féminins, infinitifs (d’après J. Savoy, 1999).
  function stem(word) {
    if (word.length < 5) return word.replace(/(?<=..)[sx]$/, "");
    let root = word.replace(/aux$/, "al").replace(/[sx]$/, "");
    root = root.replace(/(issement|ement|ation|ateur|atrice|euse|eur|eux|ment)$/, "");
    root = root.replace(/(er|ez|ee|ant|ent|e|r)$/, "");
    return root.length < 3 ? word : root.replace(/(.)\1$/, "$1");
  }

  const unheard = new Set(stop);
  const common = new Set([...stop, ...vague]);
  const stems = (term) => fold(term).map(stem);
  const sought = (term) => fold(term).filter((word) => !unheard.has(word)).map(stem);

  // Chaque terme que l’on peut taper, racine par racine, et tout ce qu’il trouve aussi ; les plus
  // longs d’abord : « demandeur d’emploi » avant « emploi ».
  const terms = new Map();
  for (const [typed, found] of synonyms) {
    for (const term of typed) {
      const key = stems(term).join(" ");
      const known = terms.get(key) || terms.set(key, { typed: stems(term), finds: new Map() }).get(key);
      for (const other of [term, ...found]) known.finds.set(sought(other).join(" "), sought(other));
    }
  }
  const byLength = [...terms.values()].sort((a, b) => b.typed.length - a.typed.length);

  // Vrai si une lettre ajoutée, ôtée, changée ou déplacée mène d’un mot à l’autre.
  function aSlipApart(one, other) {
    if (one.length > other.length) [one, other] = [other, one];
    if (one[0] !== other[0] || other.length - one.length > 1) return false;
    let start = 0;
    while (start < one.length && one[start] === other[start]) start++;
    let end = 0;
    while (end < one.length - start && one.at(-1 - end) === other.at(-1 - end)) end++;
    const left = one.slice(start, one.length - end);
    const right = other.slice(start, other.length - end);
    return right.length < 2 || (left.length === 2 && left[0] === right[1] && left[1] === right[0]);
  }

  // « 90 minutes », « 1 h 30 », « une heure et demie » : un temps, et non des mots à trouver.
  function timed(text) {
    let minutes = 0;
    const numbers = { une: 1, deux: 2, trois: 3 };
    const rest = text.replace(/(?:une )?demi[- ]heure/gi, "30 min")
      .replace(/\b(une|deux|trois) heures?( et demie)?/gi, (_, n, half) => `${numbers[n.toLowerCase()]} h${half ? " 30" : ""}`)
      .replace(/(\d+)\s?h(?:eures?)?(?:\s?(\d\d))?(?:\s?min(?:utes?)?)?\b|(\d+)\s?(?:minutes?|min|mn)\b/gi, (_, hours, more, alone) => {
        minutes = Number(alone || 0) + Number(hours || 0) * 60 + Number(more || 0);
        return " ";
      });
    return { minutes, rest };
  }

  // `words` : pour chaque mot, [page, poids, page, poids…] ; `texts` : le titre et le résumé de
  // chaque page, seuls mots vers lesquels une faute de frappe est corrigée, avec les synonymes.
  function engine(words, texts) {
    const index = new Map();
    for (const [word, postings] of Object.entries(words)) {
      const root = stem(word);
      const kept = index.get(root) || index.set(root, new Map()).get(root);
      for (let n = 0; n < postings.length; n += 2) {
        kept.set(postings[n], Math.max(kept.get(postings[n]) || 0, postings[n + 1]));
      }
    }
    const readable = new Map();
    for (const text of [...synonyms.flat(2).filter((term) => !/\s/.test(term)), ...texts]) {
      for (const word of spoken(text)) {
        const root = stem(plain(word));
        if (!readable.has(root)) readable.set(root, word.toLowerCase());
      }
    }

    // Chaque mot vaut lui-même, et un peu moins ce qui commence comme lui.
    function pagesOf(root) {
      const scores = new Map();
      for (const [known, postings] of index) {
        const factor = known === root ? 1 : root.length > 3 && known.startsWith(root) ? 0.6 : 0;
        if (factor) for (const [page, weight] of postings) {
          scores.set(page, Math.max(scores.get(page) || 0, factor * Math.log2(1 + weight)));
        }
      }
      return scores;
    }

    function pagesWithAll([first, ...others]) {
      const found = new Map();
      for (const [page, score] of first) {
        if (others.every((scores) => scores.has(page))) {
          found.set(page, others.reduce((sum, scores) => sum + scores.get(page), score) / (1 + others.length));
        }
      }
      return found;
    }

    // Un mot inconnu mène à celui qui s’écrit presque ainsi : d’abord un synonyme, sinon un titre.
    function mended(word) {
      const { root } = word;
      if (root.length < 5 || common.has(word.plain) || terms.has(root) || pagesOf(root).size) return word;
      const near = [...readable].find(([other]) =>
        (root.length > 5 || terms.has(other)) && aSlipApart(root, other));
      return near ? { ...word, root: near[0], read: near[1] } : word;
    }

    // Des mots aux idées : les termes d’un groupe n’en font qu’une, même dits à la suite.
    function gathered(asked) {
      const found = [];
      const used = new Set();
      for (const { typed, finds } of byLength) {
        const at = asked.findIndex((_, n) => typed.every((root, k) => asked[n + k]?.root === root && !used.has(n + k)));
        if (at < 0) continue;
        const span = asked.slice(at, at + typed.length);
        for (const word of span) used.add(word.at);
        const same = found.find((idea) => idea.finds.has(typed.join(" ")));
        if (same) same.span.push(...span);
        else found.push({ span, finds });
      }
      for (const word of asked.filter(({ at, plain: bare }) => !used.has(at) && !common.has(bare))) {
        found.push({ span: [word], finds: new Map([[word.root, [word.root]]]) });
      }
      for (const { span } of found) span.sort((a, b) => a.at - b.at);
      return found.sort((a, b) => a.span[0].at - b.span[0].at);
    }

    function weighed({ span, finds }) {
      const pages = new Map();
      [...finds.values()].forEach((roots, rank) => {
        for (const [page, score] of pagesWithAll(roots.map(pagesOf))) {
          pages.set(page, Math.max(pages.get(page) || 0, score * (rank ? 0.9 : 1)));
        }
      });
      const said = span.map((word) => word.said).join(" ");
      return { said, read: span.map((word) => word.read || word.said).join(" "), pages };
    }

    // Les idées d’une question : ce qui est dit, ce qui est lu (la faute corrigée), les pages.
    function ask(text) {
      const asked = spoken(text).map((said, at) => ({ at, said, plain: plain(said), root: stem(plain(said)) }));
      return gathered(asked.map(mended)).map(weighed);
    }

    // Les pages et ce qu’elles valent, les meilleures d’abord : un mot rare compte plus qu’un mot
    // courant, et répondre à tout plus que bien répondre à un seul mot.
    function best(ideas) {
      const total = new Map();
      for (const { pages } of ideas) {
        const rarity = Math.log(1 + texts.length / (1 + pages.size));
        for (const [page, score] of pages) {
          const [hits, sum] = total.get(page) || [0, 0];
          total.set(page, [hits + 1, sum + score * rarity]);
        }
      }
      const found = [...total].map(([page, [hits, sum]]) => ({ page, score: sum * hits / ideas.length }));
      return found.sort((a, b) => b.score - a.score);
    }

    return { ask, best };
  }

  const quoted = (words) => `«\u00a0${words}\u00a0»`;

  return { engine, fold, quoted, timed };
})(window.trousseLexique);
