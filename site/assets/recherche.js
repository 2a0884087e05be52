// Recherche dans la page : l’index (recherche-index.js) n’est chargé qu’à la première frappe, et
// mots.js dit comment le lire.
(() => {
  "use strict";
  const form = document.querySelector(".recherche");
  if (!form) return;
  const { engine, quoted, timed } = window.trousseMots;
  const field = form.q;
  const list = form.querySelector(".trouvailles");
  const status = form.querySelector("[role=status]");
  const kits = form.querySelector(".recherche__duree");
  const everything = document.querySelector(".tout");
  const root = form.dataset.racine.replace(/index\.html$/, "");
  const MOST = 20;
  const FAR = 0.5; // de la meilleure : en dessous, la page ne fait que citer le mot
  let known;

  function found(ideas) {
    const ranked = known.best(ideas);
    return ranked.filter(({ score }) => score >= FAR * ranked[0].score)
      .map(({ page }) => window.trousseIndex.pages[page]);
  }

  function show(pages) {
    list.replaceChildren(...pages.map(([path, kind, title, summary]) => {
      const item = document.createElement("li");
      const sort = Object.assign(document.createElement("span"), { className: "trouvailles__sorte", textContent: kind });
      const link = Object.assign(document.createElement("a"), { href: root + path + window.trousseIndex.end, textContent: title });
      const text = Object.assign(document.createElement("p"), { textContent: summary });
      item.append(sort, link, text);
      return item;
    }));
    list.hidden = !pages.length;
  }

  // Le nombre, et ce qui a été compris : une faute corrigée, un mot qui n’est nulle part.
  function told(number, text, ideas) {
    const heard = ideas.filter(({ pages }) => pages.size);
    const slips = heard.filter(({ said, read }) => said !== read);
    const missing = ideas.filter(({ pages }) => !pages.size).map(({ said }) => said);
    if (!ideas.length) return `${quoted(text)}\u00a0: dites aussi de quoi il s’agit.`;
    if (!number) return `Rien pour ${quoted(text)}. Essayez un mot plus courant, ou un seul mot.`;
    const asked = slips.length || missing.length ? heard.map(({ read }) => read).join(" ") : text;
    const counted = number > MOST ? `Les ${MOST} premiers résultats` : `${number} résultat${number > 1 ? "s" : ""}`;
    const unknown = [...slips.map(({ said }) => said), ...missing];
    return `${counted} pour ${quoted(asked)}.${unknown.length ? ` Rien ne parle de ${unknown.map(quoted).join(", ")}.` : ""}`;
  }

  // Le temps se demande au catalogue : lui seul sait ce que durent les ateliers.
  function offerKits(text, minutes) {
    kits.hidden = !minutes;
    const link = kits.querySelector("a");
    link.href = `${link.href.split("?")[0]}?q=${encodeURIComponent(text)}#resultats`;
  }

  function run() {
    const text = field.value.trim();
    everything.hidden = Boolean(text);
    const { minutes, rest } = timed(text);
    offerKits(text, minutes);
    const ideas = known.ask(rest);
    const pages = found(ideas);
    show(pages.slice(0, MOST));
    status.textContent = text && told(pages.length, text, ideas);
    if (text) try { history.replaceState(null, "", `?q=${encodeURIComponent(text)}`); } catch { /* file:// */ }
  }

  function load() {
    if (known) return Promise.resolve();
    return new Promise((resolve) => {
      const script = Object.assign(document.createElement("script"), { src: form.dataset.index });
      script.onload = () => {
        const { words, pages } = window.trousseIndex;
        known ??= engine(words, pages.map(([, , title, summary]) => `${title} ${summary}`));
        resolve();
      };
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
