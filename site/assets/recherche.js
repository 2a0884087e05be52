// Recherche dans la page : l’index (recherche-index.js) n’est chargé qu’à la première frappe.
// C’est un script et non du JSON, pour qu’une clé USB ouverte d’un double-clic le lise aussi.
(() => {
  "use strict";
  const form = document.querySelector(".recherche");
  if (!form) return;
  const field = form.q;
  const list = form.querySelector(".trouvailles");
  const status = form.querySelector("[role=status]");
  const everything = document.querySelector(".tout");
  const MOST = 20;
  let engine;

  const fold = (text) => text.toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/e-mail/g, "email")
    .normalize("NFD").replace(/[\u0300-\u036f]/g, "").match(/[a-z0-9]+/g) || [];

  // Racine légère du français : pluriels, féminins, infinitifs (d’après J. Savoy, 1999).
  function stem(word) {
    if (word.length < 5) return word.replace(/(?<=..)[sx]$/, "");
    let root = word.replace(/aux$/, "al").replace(/[sx]$/, "");
    root = root.replace(/(issement|ement|ation|ateur|atrice|euse|eur|eux|ment)$/, "");
    root = root.replace(/(er|ez|ee|ant|ent|e|r)$/, "");
    return root.length < 3 ? word : root.replace(/(.)\1$/, "$1");
  }

  function prepare({ pages, words, synonyms, stop }) {
    const roots = new Map();
    for (const [word, postings] of Object.entries(words)) {
      const root = stem(word);
      const kept = roots.get(root) || roots.set(root, new Map()).get(root);
      for (let n = 0; n < postings.length; n += 2) {
        kept.set(postings[n], Math.max(kept.get(postings[n]) || 0, postings[n + 1]));
      }
    }
    const groups = synonyms.map((group) => group.map((term) => term.split(" ").map(stem)));
    const terms = new Set(groups.flat().filter((term) => term.length === 1).flat());
    return { pages, roots, groups, terms, stop: new Set(stop) };
  }

  // Chaque mot vaut lui-même, et un peu moins ce qui commence comme lui.
  function pagesOf(root) {
    const scores = new Map();
    const add = (postings, factor) => {
      for (const [page, weight] of postings) {
        scores.set(page, Math.max(scores.get(page) || 0, factor * Math.log2(1 + weight)));
      }
    };
    for (const [known, postings] of engine.roots) {
      if (known === root) add(postings, 1);
      else if (root.length > 3 && known.startsWith(root)) add(postings, 0.6);
    }
    return scores;
  }

  function both(maps) {
    const [first, ...others] = maps;
    const found = new Map();
    for (const [page, score] of first) {
      if (others.every((map) => map.has(page))) {
        found.set(page, others.reduce((sum, map) => sum + map.get(page), score) / maps.length);
      }
    }
    return found;
  }

  function concepts(roots) {
    const used = new Array(roots.length).fill(false);
    const found = [];
    for (const group of engine.groups) {
      for (const term of group) {
        const at = roots.findIndex((_, n) => term.every((part, k) => roots[n + k] === part && !used[n + k]));
        if (at < 0) continue;
        used.fill(true, at, at + term.length);
        found.push([term, ...group.filter((other) => other !== term)]);
        break;
      }
    }
    roots.forEach((root, n) => { if (!used[n]) found.push([[root]]); });
    return found;
  }

  const known = (root) => engine.roots.has(root) || engine.terms.has(root) || pagesOf(root).size > 0;

  // Vrai si une lettre ajoutée, ôtée, changée ou déplacée mène d’un mot à l’autre.
  function aSlipApart(one, other) {
    if (one.length > other.length) [one, other] = [other, one];
    if (other.length - one.length > 1) return false;
    let start = 0;
    while (start < one.length && one[start] === other[start]) start++;
    let end = 0;
    while (end < one.length - start && one.at(-1 - end) === other.at(-1 - end)) end++;
    const left = one.slice(start, one.length - end);
    const right = other.slice(start, other.length - end);
    return right.length < 2 || (left.length === 2 && left[0] === right[1] && left[1] === right[0]);
  }

  // Une faute de frappe mène à un mot qui s’écrit presque ainsi : un synonyme connu, sinon le plus courant.
  function mended(root) {
    if (root.length < 5 || known(root)) return root;
    const near = [...engine.terms, ...engine.roots.keys()].filter((other) => aSlipApart(root, other));
    const spread = (one) => (engine.terms.has(one) ? engine.pages.length : engine.roots.get(one).size);
    return near.sort((a, b) => spread(b) - spread(a))[0] || root;
  }

  function search(text) {
    const words = fold(text);
    const telling = words.filter((word) => !engine.stop.has(word));
    const roots = (telling.length ? telling : words).map(stem).map(mended);
    const total = new Map();
    for (const terms of concepts(roots)) {
      const best = new Map();
      terms.forEach((term, rank) => {
        for (const [page, score] of both(term.map(pagesOf))) {
          best.set(page, Math.max(best.get(page) || 0, score * (rank ? 0.9 : 1)));
        }
      });
      // Un mot et ses synonymes font une seule idée : c’est elle qui est rare ou courante.
      const rarity = Math.log(1 + engine.pages.length / (1 + best.size));
      for (const [page, score] of best) {
        const [hits, sum] = total.get(page) || [0, 0];
        total.set(page, [hits + 1, sum + score * rarity]);
      }
    }
    return [...total].sort(([, a], [, b]) => b[0] - a[0] || b[1] - a[1])
      .map(([page]) => engine.pages[page]);
  }

  function show(found) {
    const root = form.dataset.racine.replace(/index\.html$/, "");
    list.replaceChildren(...found.map(([path, kind, title, summary]) => {
      const item = document.createElement("li");
      const sort = Object.assign(document.createElement("span"), { className: "trouvailles__sorte", textContent: kind });
      const link = Object.assign(document.createElement("a"), { href: root + path + window.trousseIndex.end, textContent: title });
      const text = Object.assign(document.createElement("p"), { textContent: summary });
      item.append(sort, link, text);
      return item;
    }));
    list.hidden = !found.length;
  }

  function run() {
    const text = field.value.trim();
    everything.hidden = Boolean(text);
    if (!text) { show([]); status.textContent = ""; return; }
    const found = search(text);
    show(found.slice(0, MOST));
    status.textContent = found.length > MOST ? `Les ${MOST} premiers résultats pour « ${text} »`
      : found.length ? `${found.length} résultat${found.length > 1 ? "s" : ""} pour « ${text} »`
      : `Rien pour « ${text} ». Essayez un mot plus courant, ou un seul mot.`;
    try { history.replaceState(null, "", `?q=${encodeURIComponent(text)}`); } catch { /* file:// */ }
  }

  function load() {
    if (engine) return Promise.resolve();
    return new Promise((resolve) => {
      const script = Object.assign(document.createElement("script"), { src: form.dataset.index });
      script.onload = () => { engine ??= prepare(window.trousseIndex); resolve(); };
      script.onerror = () => { status.textContent = "La recherche n’est pas disponible. Voici tout le site."; };
      document.head.append(script);
    });
  }

  let waiting;
  field.addEventListener("focus", load, { once: true });
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => load().then(run), 120);
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); load().then(run); });
  field.value = new URLSearchParams(location.search).get("q") || "";
  if (field.value) load().then(run);
})();
