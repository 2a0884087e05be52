// Page d’un kit. Boutons « Copier » : le texte est dans la page, on peut le sélectionner à la main.
// Exercices : chargés à l’ouverture du volet (depuis une clé USB, loading="lazy" est ignoré).
(() => {
  "use strict";
  for (const panel of document.querySelectorAll(".essai")) {
    panel.addEventListener("toggle", () => {
      const frame = panel.querySelector("iframe[data-src]");
      if (panel.open && frame && !frame.src) frame.src = frame.dataset.src;
    });
  }
  for (const button of document.querySelectorAll("[data-copier]")) {
    const said = button.parentElement.querySelector("[role=status]");
    button.addEventListener("click", async () => {
      const text = document.getElementById(button.dataset.copier);
      try {
        await navigator.clipboard.writeText(text.textContent);
        said.textContent = "Texte copié.";
      } catch {
        getSelection().selectAllChildren(text);
        said.textContent = "Le texte est sélectionné : copiez-le avec Ctrl + C.";
      }
    });
  }
})();
