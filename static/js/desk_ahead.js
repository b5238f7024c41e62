// The next quotation is loaded while this one is read, and shown at once after a decision. It is only looked at: who
// gets it is decided by the answer to the decision. A key that is pressed meanwhile waits for that answer, and counts
// only if it brings the same words.
(() => {
  "use strict";
  const WAIT = 250; // ms after the page stands still
  const GLANCE = 300; // ms: nobody has read the next words in less, so the same key again is a slip of the finger
  let ahead = null;
  let shade = null;
  let pressedMeanwhile = "";
  let down = ""; // the key pressed last
  let decided = { key: "", at: 0, held: false };
  let sent = null; // the form of the decision that was sent last

  const look = () => {
    ahead = null;
    const review = document.getElementById("review");
    const address = review && review.dataset.ahead;
    if (!address) return;
    setTimeout(async () => {
      if (document.getElementById("review") !== review) return;
      try {
        const answer = await fetch(address, { headers: { "HX-Request": "true" }, credentials: "same-origin" });
        const text = answer.ok ? await answer.text() : null;
        if (document.getElementById("review") !== review) return;
        ahead = text;
        review.toggleAttribute("data-ahead-held", text !== null);
      } catch { /* the decision's own answer brings it */ }
    }, WAIT);
  };

  // On a wide screen the article stands beside: bring the marked words into view, from the top where they can be seen from
  // there. On a phone the form comes first, and what is decided next begins at the top; so does what a link opened.
  const MARGIN = 60; // px between the marked words and the window's edge
  const turnTo = (within, isOpened) => {
    const mark = within && within.querySelector("mark.now");
    if (!mark) return;
    if (!matchMedia("(min-width: 60rem)").matches) {
      const active = within.querySelector("li.active");
      const isBelow = isOpened && !scrollY && active && active.getBoundingClientRect().top > innerHeight / 3;
      if (isBelow || document.activeElement.matches("li.active")) active.scrollIntoView({ block: "start" });
      return;
    }
    const { top, bottom } = mark.getBoundingClientRect();
    if (bottom + scrollY < innerHeight - MARGIN) scrollTo(0, 0);
    else if (top < 2 * MARGIN || bottom > innerHeight - MARGIN) mark.scrollIntoView({ block: bottom - top > innerHeight / 2 ? "start" : "center" });
    const list = within.querySelector(".stick");
    const active = within.querySelector("li.active");
    if (active) list.scrollTop += active.getBoundingClientRect().top - list.getBoundingClientRect().top - 70;
  };

  const shadeOf = (html) => {
    const made = new DOMParser().parseFromString(html, "text/html").getElementById("review");
    if (!made) return null;
    made.classList.add("coming");
    made.inert = true;
    made.removeAttribute("id");
    made.querySelectorAll("*").forEach((element) => {
      [...element.attributes].filter(({ name }) => name.startsWith("hx-") || ["id", "name", "data-key", "data-span", "autofocus"].includes(name))
        .forEach(({ name }) => { element.removeAttribute(name); });
    });
    return made;
  };
  const clear = () => {
    if (shade) shade.remove();
    shade = null;
    pressedMeanwhile = "";
    const review = document.getElementById("review");
    if (review) review.hidden = false;
  };

  document.addEventListener("htmx:before:request", (event) => {
    const form = event.target.closest && event.target.closest("form.decides");
    const review = document.getElementById("review");
    const context = event.detail && event.detail.ctx;
    const pressed = context && context.request && context.request.submitter;
    if (form && event.target === form) {
      decided = { key: down, at: performance.now(), held: true };
      sent = form;
    }
    // Only what goes on to the next: not the buttons inside the form that change the passage.
    if (!ahead || !form || event.target !== form || (pressed && pressed.value === "draft")) return;
    shade = shadeOf(ahead);
    if (!shade) return;
    ahead = null;
    review.hidden = true;
    review.after(shade);
    turnTo(shade);
  });
  // One press decides on one quotation, however long the key is held.
  document.addEventListener("keydown", (event) => {
    const again = event.key === decided.key && ((event.repeat && decided.held) || performance.now() - decided.at < GLANCE);
    if (again) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    down = event.key;
    if (down !== decided.key) decided.key = "";
  }, true);
  document.addEventListener("keyup", (event) => { if (event.key === decided.key) decided.held = false; });
  document.addEventListener("keydown", (event) => {
    if (!shade || event.repeat || event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    pressedMeanwhile = event.key;
    event.preventDefault();
    event.stopPropagation();
  }, true);
  document.addEventListener("htmx:after:swap", () => {
    if (shade && sent.isConnected) return; // not what the decision brought
    const review = document.getElementById("review");
    const isSame = shade && review && shade.dataset.candidate === review.dataset.candidate;
    const key = pressedMeanwhile;
    clear();
    turnTo(review);
    look();
    // After htmx has made the new buttons work.
    if (key && isSame) setTimeout(() => { document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })); }, 30);
  });
  // The form is still there: the decision came to nothing and can be made again at once, and what was looked at waits for it.
  document.addEventListener("htmx:finally:request", (event) => {
    if (event.target !== sent) return;
    const isBack = shade !== null;
    clear();
    decided.key = "";
    if (isBack) look();
  });
  turnTo(document.getElementById("review"), true);
  look();
})();
