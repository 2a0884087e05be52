// Boutons « Copier » : le texte est dans la page, on peut aussi le sélectionner à la main.
(() => {
  "use strict";
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
