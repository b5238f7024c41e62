// Drag the ends of the quotation in the article, and click into it to say where to split it. Buttons and keys do the same.
(() => {
  "use strict";
  const { offsetAtPoint, placeAt, snapped, between, startOf, length } = window.deskText;
  const canPaint = "highlights" in CSS && typeof Highlight === "function";
  let drag = null;

  // The passages of the open quotation as they are marked: [{place, start, end, first, last}].
  const passages = () => {
    const found = new Map();
    document.querySelectorAll("#review .art mark[data-span]").forEach((mark) => {
      const place = mark.dataset.span;
      const start = startOf(mark);
      const end = start + length(mark.textContent);
      const known = found.get(place);
      if (!known) found.set(place, { place, start, end, first: mark, last: mark });
      else { known.end = end; known.last = mark; }
    });
    return [...found.values()];
  };

  const grip = (place, edge) => {
    const made = document.createElement("span");
    made.className = `grip ${edge}`;
    made.dataset.place = place;
    made.dataset.edge = edge;
    made.setAttribute("aria-hidden", "true");
    made.append(document.createElement("i")); // what a finger can hit
    return made;
  };
  const ready = () => {
    document.querySelectorAll(".grip").forEach((each) => each.remove());
    if (!document.querySelector("#review .dragged:enabled")) return;
    passages().forEach((passage) => {
      passage.first.before(grip(passage.place, "start"));
      passage.last.after(grip(passage.place, "end"));
    });
  };

  const rangeOf = ({ start, end }) => {
    const from = placeAt(start, false);
    const to = placeAt(end, true);
    if (!from || !to) return null;
    const range = document.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  };
  const show = () => {
    const shown = passages().map((each) => each.place === drag.passage.place ? { start: drag.start, end: drag.end } : each);
    if (canPaint) CSS.highlights.set("dragging", new Highlight(...shown.map(rangeOf).filter(Boolean)));
    const words = document.querySelector("#review [data-words]");
    if (words) words.textContent = shown.map(({ start, end }) => `“${between(start, end)}”`).join(" […] ");
  };
  const stop = () => {
    drag = null;
    document.documentElement.classList.remove("dragging", "painted");
    if (canPaint) CSS.highlights.delete("dragging");
  };

  document.addEventListener("pointerdown", (event) => {
    const held = event.target.closest && event.target.closest(".grip");
    if (!held || !event.isPrimary || event.button > 0) return;
    const passage = passages().find((each) => each.place === held.dataset.place);
    if (!passage) return;
    event.preventDefault();
    drag = { passage, edge: held.dataset.edge, start: passage.start, end: passage.end };
    document.documentElement.classList.add("dragging");
    document.documentElement.classList.toggle("painted", canPaint);
    show();
  });
  document.addEventListener("pointermove", (event) => {
    if (!drag || !event.isPrimary) return;
    event.preventDefault();
    const at = offsetAtPoint(event.clientX, event.clientY);
    const to = at === null ? null : snapped(drag.edge, at);
    if (to === null) return;
    if (drag.edge === "start" && to < drag.end) drag.start = to;
    if (drag.edge === "end" && to > drag.start) drag.end = to;
    show();
  });
  document.addEventListener("pointerup", () => {
    if (!drag) return;
    const { passage, start, end } = drag;
    stop();
    if (start === passage.start && end === passage.end) return;
    const button = document.querySelector("#review .dragged");
    button.form.elements.dragged.value = passage.place;
    button.form.elements.start.value = start;
    button.form.elements.end.value = end;
    button.click();
  });
  document.addEventListener("pointercancel", () => { if (drag) { stop(); ready(); } });

  // A click into the quotation: the word that was clicked would begin the second part.
  document.addEventListener("click", (event) => {
    const list = document.querySelector("#split-at");
    if (!list || !event.target.closest || !event.target.closest("mark[data-span]")) return;
    const at = offsetAtPoint(event.clientX, event.clientY);
    const place = at === null ? null : snapped("start", at);
    if (place === null) return;
    let choice = [...list.options].find((each) => each.value === String(place));
    if (!choice) {
      const passage = passages().find((each) => place > each.start && place < each.end);
      if (!passage) return;
      const words = between(place, passage.end);
      choice = new Option(`“${words.length > 40 ? `${words.slice(0, 40)} …` : words}”`, String(place));
      list.prepend(choice);
    }
    choice.selected = true;
  });

  // By keys: the place is chosen in the list, and Enter splits.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.id !== "split-at") return;
    event.preventDefault();
    event.target.parentElement.querySelector("[data-split]").click();
  });

  document.addEventListener("htmx:after:swap", ready);
  ready();
})();
