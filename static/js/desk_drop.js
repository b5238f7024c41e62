// Import page: files and folders dropped anywhere go into its file field, limits are told before anything is sent, and the
// sending shows how far it is. The form works without this.
(() => {
  "use strict";
  const form = document.querySelector("[data-drop]");
  if (!form) return;
  const field = form.querySelector("input[type=file]");
  const told = form.querySelector("[data-chosen]");
  const sending = form.querySelector("[data-sending]");
  const words = sending.querySelector("p");
  const bar = sending.querySelector("svg");
  const most = { files: Number(form.dataset.mostFiles), one: Number(form.dataset.mostBytes), packed: Number(form.dataset.mostPacked), all: Number(form.dataset.mostTogether) };
  const PACKED = /\.(zip|pdf|docx|docm|xlsx|xlsm)$/i;
  const NAMED = 5;
  let request = null;

  const megabytes = (bytes) => (bytes < 104858 ? `${Math.ceil(bytes / 1024)} kB` : `${(bytes / 1048576).toFixed(1).replace(/\.0$/, "")} MB`);
  const files = (count) => `${count.toLocaleString("en")} file${count === 1 ? "" : "s"}`;

  // What is too much for one batch stops the sending; a single file that is too large is listed by the server among the others.
  const check = () => {
    const chosen = [...field.files];
    const bytes = chosen.reduce((sum, file) => sum + file.size, 0);
    const large = chosen.filter((file) => file.size > (PACKED.test(file.name) ? most.packed : most.one));
    let problem = "";
    if (chosen.length > most.files) problem = `${files(chosen.length)} chosen; one batch takes ${most.files}. Hand them in as several batches, or as a ZIP, which may hold 2,000.`;
    else if (bytes > most.all) problem = `${megabytes(bytes)} chosen; ${megabytes(most.all)} can be sent together. Hand them in as several batches, or as a ZIP.`;
    field.setCustomValidity(problem);
    const names = large.slice(0, NAMED).map((file) => `\u2068${file.name}\u2069`).join(", ") + (large.length > NAMED ? ` and ${large.length - NAMED} more` : "");
    const warning = large.length ? ` Too large, so they will be refused: ${names}.` : "";
    told.classList.toggle("warn", Boolean(problem || warning));
    told.textContent = problem || (chosen.length ? `${files(chosen.length)}, ${megabytes(bytes)}, ready to send.${warning}` : "");
    return !problem;
  };
  field.addEventListener("change", check);

  // A dropped folder is walked; a browser gives a hundred of its entries at a time.
  const listed = (reader) => new Promise((resolve) => { reader.readEntries(resolve, () => resolve([])); });
  const fileOf = (entry) => new Promise((resolve) => { entry.file(resolve, () => resolve(null)); });
  const walk = async (entry, found) => {
    if (entry.name.startsWith(".") || found.length > most.files) return;
    if (entry.isFile) { found.push(await fileOf(entry)); return; }
    const reader = entry.createReader();
    for (let some = await listed(reader); some.length; some = await listed(reader)) {
      for (const each of some) await walk(each, found);
    }
  };
  const dropped = async (data) => {
    const items = [...data.items].filter((item) => item.kind === "file");
    // Both must be asked for before the first wait: afterwards the drop is empty.
    const entries = items.map((item) => [item.webkitGetAsEntry && item.webkitGetAsEntry(), item.getAsFile()]);
    const found = [];
    for (const [entry, file] of entries) {
      if (entry && entry.isDirectory) await walk(entry, found);
      else found.push(file);
    }
    return found.filter(Boolean);
  };
  const carriesFiles = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");
  document.addEventListener("dragover", (event) => { if (carriesFiles(event)) event.preventDefault(); });
  document.addEventListener("drop", async (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    if (request) return;
    const data = new DataTransfer();
    (await dropped(event.dataTransfer)).forEach((file) => data.items.add(file));
    if (!data.files.length) return;
    field.files = data.files;
    if (check()) form.querySelector("button[type=submit]").focus();
    else field.focus();
  });

  const leaving = (event) => { event.preventDefault(); };
  const stop = () => {
    request = null;
    sending.hidden = true;
    form.querySelectorAll("button[type=submit]").forEach((button) => { button.disabled = false; });
    window.removeEventListener("beforeunload", leaving);
  };
  const tell = (text) => {
    const note = document.createElement("p");
    note.className = "note stop";
    note.textContent = text;
    document.getElementById("told").replaceChildren(note);
    note.scrollIntoView({ block: "nearest" });
  };
  const show = (sent, total) => {
    const percent = total ? Math.floor((sent / total) * 100) : 0;
    words.textContent = !sent ? "Sending." : sent < total ? `Sending: ${megabytes(sent)} of ${megabytes(total)}.` : "All is sent; it is being filed.";
    bar.firstElementChild.setAttribute("width", String(percent));
    bar.setAttribute("aria-valuenow", String(percent));
  };
  const answered = (answer) => {
    const there = answer.getResponseHeader("HX-Redirect");
    stop();
    if (there) { window.location.assign(there); return; }
    const page = new DOMParser().parseFromString(answer.responseText, "text/html");
    const note = page.querySelector("#told");
    tell((note || page.body).textContent.trim().slice(0, 600) || `The server answered ${answer.status}.`);
  };
  form.addEventListener("submit", (event) => {
    if (!field.files.length) return;
    event.preventDefault();
    if (request || !check()) return;
    const body = new FormData(form, event.submitter);
    request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("HX-Request", "true");
    request.upload.addEventListener("progress", (step) => { show(step.loaded, step.total); });
    request.addEventListener("load", () => { answered(request); });
    request.addEventListener("error", () => { stop(); tell("The connection broke off; nothing was handed in. Your choice still stands: send it again."); });
    request.addEventListener("abort", () => { stop(); tell("Stopped; nothing was handed in."); });
    window.addEventListener("beforeunload", leaving);
    document.getElementById("told").replaceChildren();
    show(0, 1);
    sending.hidden = false;
    form.querySelectorAll("button[type=submit]").forEach((button) => { button.disabled = true; });
    request.send(body);
  });
  sending.querySelector("button").addEventListener("click", () => { if (request) request.abort(); });
  form.querySelector("[data-drop-hint]").hidden = false;
  check();
})();
