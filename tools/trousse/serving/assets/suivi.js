// `trousse start --suivi` : recharge la page quand son texte change, et montre ce qu’il reste à
// corriger, à côté de l’endroit concerné quand on le trouve.
(() => {
  "use strict";
  const shown = Number(document.currentScript.dataset.version);
  const here = decodeURIComponent(location.pathname).replace(/^\//, "").replace(/index\.html$/, "");
  const make = (tag, className, text = "") =>
    Object.assign(document.createElement(tag), { className, textContent: text });

  const panel = make("aside", "suivi");
  panel.setAttribute("aria-label", "Suivi de votre texte");
  const details = make("details", "suivi__volet");
  const summary = make("summary", "suivi__etat", "Suivi : première relecture…");
  const said = make("p", "suivi__dit");
  said.setAttribute("role", "status");
  const list = make("ol", "suivi__liste");
  details.append(summary, said, list);
  panel.append(details);
  document.body.append(panel);

  // Les mots seuls : ni typographie, ni balises, ni accents ne doivent empêcher de se retrouver.
  const letters = (text) =>
    text.replace(/<[^>]*>|\]\([^)]*\)/g, "").normalize("NFD").toLowerCase().replace(/[^a-z0-9]/g, "");
  const BLOCKS = "h1,h2,h3,h4,p,li,td,th,dt,dd,pre,figcaption,summary,blockquote";

  // La plus petite partie de la page qui contient ces mots.
  function place(words) {
    const wanted = letters(words);
    if (wanted.length < 4) return null;
    const found = [...document.querySelectorAll("main")].flatMap((main) => [...main.querySelectorAll(BLOCKS)])
      .filter((block) => !block.closest(".suivi-note") && letters(block.textContent).includes(wanted));
    return found.sort((a, b) => a.textContent.length - b.textContent.length)[0] || null;
  }

  function beside(block, note) {
    if (block.matches("td,th,li,dd,dt,summary")) block.append(note);
    else block.after(note);
  }

  function entry(note) {
    const item = make("li", note.level === "erreur" ? "suivi__erreur" : "suivi__avis");
    item.append(make("code", "suivi__lieu", note.place), make("p", "", note.message), make("p", "suivi__aide", note.help));
    const block = place(note.words);
    if (!block) return item;
    const mark = make("span", `suivi-note ${item.className}`);
    mark.id = `suivi-${list.children.length + 1}`;
    mark.append(make("strong", "", note.message), ` ${note.help}`);
    beside(block, mark);
    const link = make("a", "", "Voir dans la page");
    link.href = `#${mark.id}`;
    item.append(link);
    return item;
  }

  const unit = here.split("/").slice(0, here.startsWith("exercices-autonomes/") ? 3 : 2).join("/");
  const mine = (note) => note.page !== null &&
    (note.page === here || (unit && note.page.startsWith(`${unit}/`)));

  function review(news) {
    for (const mark of document.querySelectorAll(".suivi-note")) mark.remove();
    list.replaceChildren();
    const notes = news.notes.filter(mine);
    for (const note of notes) list.append(entry(note));
    const others = news.notes.length - notes.length;
    const count = (n) => (n ? `${n} point${n > 1 ? "s" : ""} à corriger` : "rien à corriger");
    summary.textContent = `Suivi : ${count(notes.length)} ici`;
    said.textContent = news.trouble || (others ? `Ailleurs dans le projet : ${count(others)}.` : "");
    panel.classList.toggle("suivi--erreur", Boolean(news.trouble));
    if (news.trouble) details.open = true;
  }

  const stylesheet = (address) => address.startsWith("assets/") && address.endsWith(".css");
  const changed = ([address, version]) =>
    version > shown && (address === here || address.startsWith(`${here}index.`) || stylesheet(address));

  const line = new EventSource("/trousse/suivi");
  line.addEventListener("message", ({ data }) => {
    const news = JSON.parse(data);
    if (Object.entries(news.pages).some(changed)) { location.reload(); return; }
    review(news);
  });
  line.addEventListener("error", () => { summary.textContent = "Suivi : Trousse ne répond plus"; });
})();
