// Filtre le catalogue dans la page. Sans ce script, les cases filtrent déjà (facettes.css) ; il
// ajoute la recherche en français (mots.js), le compte annoncé, l’état gardé dans l’adresse et,
// quand rien ne répond à tout, ce qui s’en approche.
(() => {
  "use strict";
  const form = document.querySelector(".facettes");
  if (!form) return;
  const { engine, fold, quoted, timed } = window.trousseMots;
  const list = document.querySelector(".resultats .cartes");
  const kits = [...list.querySelectorAll(".kit")];
  const count = document.querySelector(".compte");
  const see = form.querySelector(".facettes__voir");
  const empty = document.querySelector(".vide");
  const elsewhere = document.querySelector(".ailleurs");
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const labels = new Map(boxes.map((box) =>
    [`${box.name} ${box.value}`, box.parentElement.querySelector("span").firstChild.textContent.trim()]));
  const labelled = (name) => (value) => labels.get(`${name} ${value}`) || (value === "sans" ? "Sans internet" : value);
  const A_LITTLE = 15; // minutes
  const lasts = (kit) => Number(kit.dataset.minutes);

  // Ce qu’une carte dit, et les mots qui n’y sont pas écrits (data-mots).
  function indexed() {
    const words = Object.create(null);
    kits.forEach((kit, page) => {
      const texts = [[kit.querySelector("h3"), 20], [kit.querySelector("p"), 8]];
      const said = [...texts.map(([part, weight]) => [fold(part.textContent), weight]), [kit.dataset.mots.split(" "), 6]];
      for (const [found, weight] of said) for (const word of found) (words[word] ??= []).push(page, weight);
    });
    return engine(words, kits.map((kit) => `${kit.querySelector("h3").textContent} ${kit.querySelector("p").textContent}`));
  }
  const known = indexed();

  // « 90 minutes », « sans internet » : ce que l’on dit, et non des mots à trouver.
  function understand(text) {
    const groups = {};
    const { minutes, rest } = timed(text);
    const words = rest.replace(/\b(?:sans (?:internet|connexion|r[ée]seau|wi-?fi)|hors (?:ligne|connexion))(?!\p{L})/giu, () => {
      groups.connexion = ["sans"];
      return " ";
    });
    return { minutes, groups, ideas: known.ask(words) };
  }

  function ticked(groups) {
    for (const box of boxes) if (box.checked) (groups[box.name] ??= []).push(box.value);
    return groups;
  }

  const duration = (minutes) => {
    const [hours, rest] = [Math.floor(minutes / 60), String(minutes % 60).padStart(2, "0")];
    return hours ? `${hours}\u00a0h${rest === "00" ? "" : `\u00a0${rest}`}` : `${rest}\u00a0min`;
  };

  // En quoi ce kit ne répond pas : rien, ou une liste à lire.
  function misses(kit, page, { minutes, groups, ideas }) {
    const found = [];
    if (minutes && lasts(kit) > minutes) found.push(`dure ${duration(lasts(kit))}`);
    for (const [name, values] of Object.entries(groups)) {
      const answers = (kit.dataset[name] || "").split(" ");
      const wanted = values.concat(name === "public" ? "tous" : []);
      if (!wanted.some((value) => answers.includes(value))) {
        found.push(`ne répond pas à ${quoted(values.map(labelled(name)).join(" ou "))}`);
      }
    }
    for (const { read, pages } of ideas) if (!pages.has(page)) found.push(`ne parle pas de ${quoted(read)}`);
    return found;
  }

  // Les kits qui répondent à tout ; sinon ceux à qui il manque le moins, les plus courts si c’est
  // le temps qui manque ; aucun quand rien de ce qui est demandé ne s’y trouve.
  function chosen(asked) {
    const gaps = new Map(kits.map((kit, page) => [kit, misses(kit, page, asked)]));
    const least = Math.min(...[...gaps.values()].map((gap) => gap.length));
    // Ce que disent tous les kits (« atelier ») ne rapproche d’aucun.
    const telling = asked.ideas.filter(({ pages }) => pages.size < kits.length).length;
    const criteria = (asked.minutes ? 1 : 0) + Object.keys(asked.groups).length + telling;
    let near = kits.filter((kit) => gaps.get(kit).length === least);
    const tooLong = (kit) => asked.minutes && lasts(kit) > asked.minutes;
    if (least && near.every(tooLong)) {
      const shortest = Math.min(...near.map(lasts));
      near = near.filter((kit) => lasts(kit) < shortest + A_LITTLE);
    } else if (least && (least === criteria || least > 2)) near = [];
    return { gaps, near, close: least > 0 && near.length > 0 };
  }

  function tell(kit, gap) {
    kit.querySelector(".kit__ecart")?.remove();
    if (!gap.length) return;
    const note = Object.assign(document.createElement("p"), { className: "kit__ecart", textContent: `Presque\u00a0: ${gap.join(", ")}.` });
    kit.querySelector(".puces").before(note);
  }

  const many = (number) => `${number}\u00a0kit${number > 1 ? "s" : ""}`;

  function counted(shown, close, ideas) {
    const slips = ideas.filter(({ said, read }) => said !== read).map(({ read }) => quoted(read));
    const read = slips.length ? ` pour ${slips.join(", ")}` : "";
    if (close) return `Aucun kit ne répond à tout${read}\u202f; ${many(shown)} s’en approche${shown > 1 ? "nt" : ""}`;
    return (shown === kits.length ? many(shown) : `${many(shown)} sur ${kits.length}`) + read;
  }

  // Le catalogue n’est qu’une partie du site : ce que l’on cherche est peut-être ailleurs.
  function pointElsewhere(text) {
    const link = elsewhere.querySelector("a");
    elsewhere.hidden = !text;
    link.textContent = `Chercher ${quoted(text)} dans tout le site`;
    link.href = `${link.href.split("?")[0]}?q=${encodeURIComponent(text)}`;
  }

  function apply() {
    const asked = understand(form.q.value);
    ticked(asked.groups);
    const { gaps, near, close } = chosen(asked);
    const ranks = new Map(known.best(asked.ideas).map(({ page }, rank) => [kits[page], rank]));
    const rank = (kit) => ranks.get(kit) ?? kits.length;
    list.append(...[...kits].sort((a, b) => rank(a) - rank(b)));
    for (const kit of kits) {
      kit.hidden = !near.includes(kit);
      tell(kit, close && !kit.hidden ? gaps.get(kit) : []);
    }
    empty.hidden = near.length > 0;
    see.textContent = near.length ? `Voir ${near.length > 1 ? `les ${many(near.length)}` : "le kit"}` : "Aucun kit";
    count.textContent = counted(near.length, close, asked.ideas);
    pointElsewhere(form.q.value.trim());
    remember();
  }

  function remember() {
    const state = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    try {
      history.replaceState(null, "", (`${state}` ? `?${state}` : location.pathname) + location.hash);
    } catch { /* file:// sur certains navigateurs : l’adresse reste telle quelle */ }
  }

  function recall() {
    const state = new URLSearchParams(location.search);
    form.q.value = state.get("q") || "";
    // Un lien vers une seule valeur (#v-duree-90) coche sa case.
    const linked = location.hash.replace(/^#v-/, "f-");
    for (const box of boxes) box.checked = box.id === linked || state.getAll(box.name).includes(box.value);
    if (location.hash.startsWith("#v-")) location.hash = "resultats";
  }

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    document.getElementById("resultats").scrollIntoView();
  });
  form.addEventListener("reset", () => setTimeout(apply));
  form.closest(".catalogue").classList.add("catalogue--script"); // facettes.css laisse la main
  recall();
  apply();
})();
