// The quotation that is open stays this reviewer's while the page is in sight and used; whoever else has it is said at once.
(() => {
  "use strict";
  const EVERY = 60000; // ms
  const FREE = "It is free again, and yours to decide now.";
  let used = Date.now();
  let asked = Date.now();

  const take = (here, fresh) => {
    const wasLost = here.hasAttribute("data-lost");
    const isLost = fresh.hasAttribute("data-lost");
    if (wasLost === isLost) return;
    here.toggleAttribute("data-lost", isLost);
    here.replaceChildren(...fresh.childNodes);
    document.querySelectorAll("#review .deciding").forEach((each) => { each.disabled = isLost; });
    if (isLost) return;
    const note = document.createElement("p");
    note.className = "note ok";
    note.textContent = FREE;
    here.append(note);
  };
  const renew = async () => {
    const here = document.getElementById("held");
    const token = document.querySelector("#review input[name=csrfmiddlewaretoken]");
    if (!here || !here.dataset.hold || !token || document.visibilityState !== "visible") return;
    // A page that nobody has used for long lets go; a decision under way says itself what comes of it.
    if (Date.now() - used > Number(here.dataset.idle) * 60000 || document.querySelector(".review.coming")) return;
    asked = Date.now();
    const body = new FormData();
    body.append("csrfmiddlewaretoken", token.value);
    try {
      const answer = await fetch(here.dataset.hold, { method: "POST", headers: { "HX-Request": "true" }, credentials: "same-origin", body });
      if (!answer.ok) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("held");
      if (fresh && document.getElementById("held") === here) take(here, fresh);
    } catch { /* asked again in a minute; a decision says that there is no connection */ }
  };
  const renewIfDue = () => { if (Date.now() - asked >= EVERY) renew(); };

  const use = () => {
    used = Date.now();
    renewIfDue();
  };
  for (const each of ["keydown", "pointerdown", "wheel", "touchmove"]) document.addEventListener(each, use, { capture: true, passive: true });
  document.addEventListener("visibilitychange", renewIfDue);
  document.addEventListener("htmx:after:swap", () => { asked = Date.now(); });
  setInterval(renewIfDue, EVERY);
})();
