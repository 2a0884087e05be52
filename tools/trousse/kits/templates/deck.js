// A deck without a library: arrows, page keys, N for notes; the address keeps the slide.
(() => {
  const slides = [...document.querySelectorAll(".slide")];
  const spoken = document.querySelector("#spoken div");
  const place = document.querySelector("#place");
  const [before, after, notes, print] = document.querySelectorAll(".bar button");
  let current = -1;

  function show(index, focus) {
    const next = Math.max(0, Math.min(slides.length - 1, index));
    if (next === current) return;
    current = next;
    slides.forEach((slide, i) => {
      slide.classList.toggle("current", i === current);
      slide.inert = i !== current;
    });
    const words = slides[current].querySelector(".notes");
    spoken.innerHTML = words ? words.innerHTML : "<p>—</p>";
    place.textContent = place.dataset.form.replace("{n}", current + 1).replace("{total}", slides.length);
    before.disabled = current === 0;
    after.disabled = current === slides.length - 1;
    history.replaceState(null, "", `#${current + 1}`);
    if (focus) slides[current].querySelector("h2").focus({ preventScroll: true });
  }

  function toggleNotes() {
    const on = document.body.classList.toggle("with-notes");
    notes.setAttribute("aria-pressed", String(on));
  }

  const steps = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in steps) { event.preventDefault(); show(current + steps[event.key], true); }
    else if (event.key === "Home") show(0, true);
    else if (event.key === "End") show(slides.length - 1, true);
    else if (event.key === " " && event.target.tagName !== "BUTTON") { event.preventDefault(); show(current + 1, true); }
    else if (event.key.toLowerCase() === "n") toggleNotes();
  });
  before.addEventListener("click", () => show(current - 1));
  after.addEventListener("click", () => show(current + 1));
  notes.addEventListener("click", toggleNotes);
  print.addEventListener("click", () => window.print());
  addEventListener("hashchange", () => show(Number(location.hash.slice(1)) - 1));
  addEventListener("beforeprint", () => slides.forEach((slide) => { slide.inert = false; }));
  addEventListener("afterprint", () => slides.forEach((slide, i) => { slide.inert = i !== current; }));
  show((Number(location.hash.slice(1)) || 1) - 1);
})();
