// Filtre le catalogue dans la page. Sans ce script, les cases filtrent déjà (facettes.css) ; il
// ajoute la recherche en français, le compte annoncé, l’état gardé dans l’adresse et, quand rien
// ne répond à tout, ce qui s’en approche.
(() => {
  "use strict";
  const form = document.querySelector(".facettes");
  if (!form) return;
  const kits = [...document.querySelectorAll(".resultats .kit")];
  const count = document.querySelector(".compte");
  const see = form.querySelector(".facettes__voir");
  const empty = document.querySelector(".vide");
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const legends = Object.fromEntries(boxes.map((box) =>
    [box.name, box.closest("fieldset").querySelector("legend").textContent.toLowerCase()]));

  // « Données », « donnee » et « DONNÉES » sont le même mot.
  const plain = (text) => text.toLowerCase().replace(/œ/g, "oe").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  const SMALL = new Set(("un une des de du d le la les l en pour sur avec et ou a au aux qui que atelier " +
    "kit animer faire je cherche moins max maximum plus").split(" "));
  const fold = (text) => plain(text).replace(/e-mail/g, "email").split(/[^a-z0-9]+/)
    .filter((word) => word && !SMALL.has(word)).map((word) => word.replace(/(?<=..)[sx]$/, ""));

  // « 90 minutes », « 1 h 30 », « sans internet » : ce que l’on dit, et non des mots à trouver.
  function understand(text) {
    const asked = { minutes: 0, groups: {}, words: [] };
    const rest = plain(text)
      .replace(/(\d+) ?h(?:eures?)? ?(\d\d)?|(\d+) ?min(?:utes?)?\b/g, (_, hours, more, minutes) => {
        asked.minutes = Number(minutes || 0) + Number(hours || 0) * 60 + Number(more || 0);
        return " ";
      })
      .replace(/\b(?:sans (?:internet|connexion|reseau|wi-?fi)|hors (?:ligne|connexion))\b/g, () => {
        asked.groups.connexion = ["sans"];
        return " ";
      });
    asked.words = fold(rest);
    return asked;
  }

  function ticked(groups) {
    for (const box of boxes) if (box.checked) (groups[box.name] ??= []).push(box.value);
    return groups;
  }

  const duration = (minutes) => {
    const [hours, rest] = [Math.floor(minutes / 60), String(minutes % 60).padStart(2, "0")];
    return hours ? `${hours} h${rest === "00" ? "" : ` ${rest}`}` : `${rest} min`;
  };

  // En quoi ce kit ne répond pas : rien, ou une liste à lire.
  function misses(kit, { minutes, groups, words }) {
    const found = [];
    if (minutes && Number(kit.dataset.minutes) > minutes) found.push(`dure ${duration(Number(kit.dataset.minutes))}`);
    for (const [name, values] of Object.entries(groups)) {
      const answers = (kit.dataset[name] || "").split(" ");
      const wanted = values.concat(name === "public" ? "tous" : []);
      if (!wanted.some((value) => answers.includes(value))) found.push(`autre choix pour « ${legends[name] || name} »`);
    }
    for (const word of words) if (!kit.dataset.mots.includes(word)) found.push(`ne parle pas de « ${word} »`);
    return found;
  }

  function tell(kit, gap) {
    kit.querySelector(".kit__ecart")?.remove();
    if (!gap.length) return;
    const note = Object.assign(document.createElement("p"), { className: "kit__ecart", textContent: `Presque : ${gap.join(", ")}.` });
    kit.querySelector(".puces").before(note);
  }

  const many = (number) => `${number} kit${number > 1 ? "s" : ""}`;

  function apply() {
    const asked = understand(form.q.value);
    ticked(asked.groups);
    const criteria = (asked.minutes ? 1 : 0) + Object.keys(asked.groups).length + asked.words.length;
    const gaps = kits.map((kit) => misses(kit, asked));
    const least = Math.min(...gaps.map((gap) => gap.length));
    const close = least > 0 && least < criteria && least < 3;
    let shown = 0;
    kits.forEach((kit, number) => {
      kit.hidden = gaps[number].length > (close ? least : 0);
      tell(kit, close && !kit.hidden ? gaps[number] : []);
      shown += kit.hidden ? 0 : 1;
    });
    empty.hidden = shown > 0;
    see.textContent = shown ? `Voir ${shown > 1 ? `les ${many(shown)}` : "le kit"}` : "Aucun kit";
    count.textContent = close ? `Aucun kit ne répond à tout ; ${many(shown)} s’en approche${shown > 1 ? "nt" : ""}`
      : shown === kits.length ? many(shown) : `${many(shown)} sur ${kits.length}`;
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
    for (const box of boxes) box.checked = state.getAll(box.name).includes(box.value);
  }

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    document.getElementById("resultats").scrollIntoView();
  });
  form.addEventListener("reset", () => setTimeout(apply));
  if (matchMedia("(max-width: 62em)").matches) form.querySelector("details").open = false;
  recall();
  apply();
})();
