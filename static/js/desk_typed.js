// What was changed in a quotation's fields stays on this tab until it is decided: going to another quotation, marking missed
// words, a reload or signing in again takes none of it.
(() => {
  "use strict";
  const OWN = ["speaker", "said_on", "precision", "said_where", "kind", "source_type", "issue_ids"];
  const review = () => document.querySelector("#review:not(.coming)");
  const form = () => document.querySelector("#review:not(.coming) form.decides");
  const store = (candidate) => `desk-typed-${candidate}`;

  // {field: value}, of ticks {field: {value: ticked}}; only what was touched.
  const kept = (candidate) => {
    try { return JSON.parse(sessionStorage.getItem(store(candidate)) || "{}"); } catch { return {}; }
  };
  const keep = (candidate, values) => {
    try {
      if (Object.keys(values).length) sessionStorage.setItem(store(candidate), JSON.stringify(values));
      else sessionStorage.removeItem(store(candidate));
    } catch { /* it stands in the fields all the same */ }
  };

  document.addEventListener("input", ({ target }) => {
    if (!form() || target.form !== form() || !OWN.includes(target.name)) return;
    const { candidate } = review().dataset;
    const values = kept(candidate);
    if (target.type === "checkbox") values[target.name] = { ...values[target.name], [target.value]: target.checked };
    else values[target.name] = target.value;
    if (target.name === "said_on") {
      // A day that is given is known to the day until somebody says otherwise.
      const known = target.form.elements.precision;
      if (target.value && known.value === "unknown") known.value = "day";
      else if (!target.value && known.value === "day") known.value = "unknown";
      values.precision = known.value;
    }
    keep(candidate, values);
  });

  const put = (into, values) => {
    let changed = false;
    [...into.elements].filter(({ name }) => name in values).forEach((field) => {
      const value = values[field.name];
      if (field.type === "checkbox") {
        if (!(field.value in value) || field.checked === value[field.value]) return;
        field.checked = value[field.value];
        const fold = field.closest("details");
        if (fold && field.checked) fold.open = true;
      } else {
        if (field.value === value) return;
        field.value = value;
      }
      changed = true;
    });
    return changed;
  };
  const ready = () => {
    const into = form();
    if (into) into.querySelectorAll("[data-day]").forEach((button) => { button.hidden = false; });
    if (!into || into.querySelector("[data-filled-in]")) return;
    const { candidate } = review().dataset;
    if (!put(into, kept(candidate))) return;
    const note = document.createElement("p");
    note.className = "hint warn row";
    note.dataset.filledIn = "";
    const over = document.createElement("button");
    over.type = "button";
    over.className = "small";
    over.textContent = "As it was found";
    over.addEventListener("click", () => {
      keep(candidate, {});
      into.reset();
      note.remove();
      document.getElementById("accept_speaker").focus();
    });
    note.append("Filled in as you left it. ", over);
    into.querySelector(".two").before(note);
  };

  // The article's day is put in by a button, which counts as typing it.
  document.addEventListener("click", ({ target }) => {
    const button = target.closest && target.closest("[data-day]");
    if (!button) return;
    const field = form().elements.said_on;
    field.value = button.dataset.day;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });

  // Decided: what was typed stands in the record, and an undo brings it from there. Where the form comes back, as with a
  // person of the record as the speaker, nothing is decided yet.
  document.addEventListener("htmx:before:request", ({ target, detail }) => {
    if (target !== form()) return;
    const { candidate } = review().dataset;
    detail.ctx.decides = candidate;
  });
  document.addEventListener("htmx:after:swap", ({ detail: { ctx: context } }) => {
    const { decides, response } = context;
    if (decides && response && response.status < 400) {
      const again = form() && review().dataset.candidate === decides;
      keep(decides, again ? { ...kept(decides), speaker: form().elements.speaker.value } : {});
    }
    ready();
  });
  ready();
})();
