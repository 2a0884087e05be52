// Filtre le catalogue dans la page. Sans ce script, les cases filtrent déjà (facettes.css) ;
// il ajoute la recherche d’un mot, le compte annoncé et l’état gardé dans l’adresse.
(() => {
  "use strict";
  const form = document.querySelector(".facettes");
  if (!form) return;
  const kits = [...document.querySelectorAll(".resultats .kit")];
  const count = document.querySelector(".compte");
  const see = form.querySelector(".facettes__voir");
  const empty = document.querySelector(".vide");
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];

  // « Données », « donnee » et « DONNÉES » sont le même mot.
  const fold = (text) =>
    text.toLowerCase().replace(/œ/g, "oe").normalize("NFD").replace(/[\u0300-\u036f]/g, "")
      .split(/[^a-z0-9]+/).filter(Boolean).map((word) => word.replace(/(?<=..)[sx]$/, ""));

  const words = new Map(kits.map((kit) => [kit, fold(kit.dataset.mots).join(" ")]));

  function ticked() {
    const groups = {};
    for (const box of boxes) if (box.checked) (groups[box.name] ??= []).push(box.value);
    return groups;
  }

  function keeps(kit, groups, query) {
    const answers = (name) => (kit.dataset[name] || "").split(" ");
    return query.every((word) => words.get(kit).includes(word)) &&
      Object.entries(groups).every(([name, values]) =>
        values.concat(name === "public" ? "tous" : []).some((value) => answers(name).includes(value)));
  }

  function apply() {
    const groups = ticked();
    const query = fold(form.q.value);
    let shown = 0;
    for (const kit of kits) {
      kit.hidden = !keeps(kit, groups, query);
      shown += kit.hidden ? 0 : 1;
    }
    empty.hidden = shown > 0;
    see.textContent = shown > 1 ? `Voir les ${shown} kits` : shown ? "Voir le kit" : "Aucun kit";
    count.textContent = shown === kits.length ? `${shown} kits` : `${shown} kit${shown > 1 ? "s" : ""} sur ${kits.length}`;
    remember();
  }

  function remember() {
    const state = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    try {
      history.replaceState(null, "", state.size || [...state].length ? `?${state}` : location.pathname);
    } catch { /* file:// sur certains navigateurs : l’adresse reste telle quelle */ }
  }

  function recall() {
    const state = new URLSearchParams(location.search);
    form.q.value = state.get("q") || "";
    for (const box of boxes) box.checked = state.getAll(box.name).includes(box.value);
  }

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  if (matchMedia("(max-width: 62em)").matches && !location.search) form.querySelector("details").open = false;
  recall();
  apply();
})();
