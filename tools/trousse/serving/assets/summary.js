// Copies the summary as a spreadsheet pastes it: one line a row, tabs between cells.

const said = document.getElementById("copied");

document.getElementById("copy").onclick = async () => {
  const rows = [...document.getElementById("summary").rows];
  const text = rows.map((row) => [...row.cells].map((cell) => cell.textContent).join("\t")).join("\n");
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = "Copié. Collez-le dans un tableur ou un message.";
  } catch {
    // Not on localhost: browsers lend the clipboard to this machine's own pages only.
    getSelection().selectAllChildren(document.getElementById("summary"));
    said.textContent = "Le tableau est sélectionné\u00a0: appuyez sur Ctrl et C pour le copier.";
  }
};
