// The pictures of the seats. Each has a name, so that neither shape nor colour is needed.

const SHAPES = {
  etoile: ["Étoile", "M12 1.5l3.2 6.8 7.3.9-5.4 5.1 1.5 7.3L12 18l-6.6 3.6 1.5-7.3L1.500 9.200l7.3-.9z"],
  lune: ["Lune", "M15 1.500A11 11 0 1 0 22.500 16 9 9 0 0 1 15 1.500z"],
  soleil: ["Soleil", "M12 6a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM11 0h2v4h-2zM11 20h2v4h-2zM0 11h4v2H0zM20 11h4v2h-4zM3 4.400l1.400-1.400 2.900 2.900-1.400 1.400zM16.700 18.100l1.400-1.400 2.900 2.900-1.400 1.400zM3 19.600l2.900-2.900 1.400 1.400L4.400 21zM16.700 5.900L19.600 3 21 4.400l-2.900 2.900z"],
  maison: ["Maison", "M12 2L1 12h3v10h6v-6h4v6h6V12h3z"],
  arbre: ["Arbre", "M12 1L4 11h3l-5 7h8.500v5h3v-5H22l-5-7h3z"],
  bateau: ["Bateau", "M11 1v14H3zM13 4v11h7zM1 17h22l-4 6H5z"],
  poisson: ["Poisson", "M1 12c4-7 11-8 16-2l6-5v14l-6-5c-5 6-12 5-16-2zM7 10.500a1.500 1.500 0 1 0 0 3 1.500 1.500 0 0 0 0-3z"],
  fleur: ["Fleur", "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 1a4 4 0 0 1 3 6.500A4 4 0 0 1 22 10a4 4 0 0 1-5 4.500A4 4 0 0 1 15 22a4 4 0 0 1-3-5.500A4 4 0 0 1 6 21a4 4 0 0 1 1-6.500A4 4 0 0 1 2 9a4 4 0 0 1 7-1.500A4 4 0 0 1 12 1z"],
};
const COLOURS = {
  bleu: "#1b4fa0", vert: "#1a6b33", rouge: "#b01030", violet: "#6b2fa0", orange: "#a84e00", marron: "#6b4423",
};

/** @returns {string} what a person says of a seat: « Étoile, bleu » */
export function seatName({ picture, colour }) {
  return `${SHAPES[picture][0]}, ${colour}`;
}

/** @returns {SVGElement} the seat's picture; its name must stand beside it */
export function seatPicture({ picture, colour }) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", SHAPES[picture][1]);
  path.setAttribute("fill", COLOURS[colour]);
  path.setAttribute("fill-rule", "evenodd");
  svg.append(path);
  return svg;
}
