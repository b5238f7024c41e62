// What became of a request: a failure is said where it is seen, and takes nothing of what was typed. What the message line
// says stays in sight while the page is scrolled, and keeps clear of what lies under it.
(() => {
  "use strict";
  // Looked up each time: going back in the history exchanges the whole page under its scripts.
  const told = () => document.getElementById("told");
  const failed = () => document.getElementById("failed");
  if (!told() || !failed()) return;
  let ofPoll = false; // whether the failure on show is of a request that the page makes by itself

  const isPoll = (context) => context.sourceElement.matches("[hx-trigger^='every'], [hx-trigger*='from:body']");
  const fail = (context, why) => {
    const poll = isPoll(context);
    if (poll && failed().textContent) return;
    const note = document.createElement("p");
    note.className = "note stop";
    const what = context.request.method === "GET" ? "Not loaded" : "Not saved";
    note.textContent = poll ? `This page does not follow what happens now: ${why}.` : `${what}: ${why}. Try again.`;
    if (!poll) told().replaceChildren();
    failed().replaceChildren(note);
    ofPoll = poll;
  };

  document.addEventListener("htmx:error", ({ detail: { ctx: context } }) => {
    if (!context || !context.request) return;
    if (context.response) fail(context, "the answer cannot be shown");
    else fail(context, context.request.signal.reason === "timeout" ? "no answer came in time" : "there is no connection");
  });
  // A slow answer is no silence: what is under way says so, until nothing is.
  const SOON = 500; // ms
  const underWay = new Map();
  const say = () => {
    const line = document.getElementById("waiting");
    if (line) line.textContent = [...underWay.values()].includes("slow") ? line.dataset.words : "";
  };
  document.addEventListener("htmx:before:request", ({ detail: { ctx: context } }) => {
    if (isPoll(context)) return;
    underWay.set(context, "");
    setTimeout(() => { if (underWay.has(context)) underWay.set(context, "slow"); say(); }, SOON);
  });
  document.addEventListener("htmx:finally:request", ({ detail: { ctx: context } }) => { underWay.delete(context); say(); });

  // A refusal that is no part of this page does not take the place of one: an error page, or a bare sentence.
  document.addEventListener("htmx:before:swap", (event) => {
    const { ctx: context } = event.detail;
    const status = context.response ? context.response.status : 0;
    if (status < 400) return;
    const line = context.hx.retarget === "#told" ? new DOMParser().parseFromString(context.text, "text/html").body.textContent.trim() : null;
    const isBare = !/^text\/html/.test(context.response.headers.get("Content-Type") || "");
    if (line === null && status < 500 && !isBare && context.text.trim() && !/^\s*<!doctype/i.test(context.text)) return;
    if (line !== null && !(isPoll(context) && line === told().textContent.trim())) return;
    event.preventDefault();
    if (line !== null) return;
    const sentence = isBare && status < 500 && context.text.trim().slice(0, 300).replace(/\.$/, "");
    fail(context, status >= 500 ? "the server could not do it" : sentence || `the server refused it (${status})`);
  });

  const measure = () => {
    const bar = failed().parentElement;
    const sticks = getComputedStyle(bar).position === "sticky";
    document.documentElement.style.setProperty("--message-bar", sticks ? `${bar.offsetHeight}px` : "0px");
  };
  const changed = () => {
    measure();
    // Signed in anew meanwhile: the forms of this page take the token that the answer brought.
    const fresh = told().querySelector("[data-token]");
    if (fresh) document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((input) => { input.value = fresh.dataset.token; });
  };
  let watched = null;
  const watch = () => {
    if (watched === told() || !told()) return;
    watched = told();
    new MutationObserver(changed).observe(watched, { childList: true });
    new ResizeObserver(measure).observe(watched.parentElement);
  };
  document.addEventListener("htmx:after:swap", ({ detail: { ctx: context } }) => {
    watch();
    if (failed() && (!isPoll(context) || ofPoll)) failed().replaceChildren();
  });
  watch();
})();
