// Import page: files and folders, dropped anywhere or chosen, go into its file field, each file under its path in the folder;
// limits are told before anything is sent, and the sending shows how far it is. The form works without this.
(() => {
  "use strict";
  const form = document.querySelector("[data-drop]");
  if (!form) return;
  const field = form.querySelector("#files");
  const folder = form.querySelector("#folder");
  const told = form.querySelector("[data-chosen]");
  const sending = form.querySelector("[data-sending]");
  const words = sending.querySelector("p");
  const bar = sending.querySelector("svg");
  const most = { files: Number(form.dataset.mostFiles), one: Number(form.dataset.mostBytes), packed: Number(form.dataset.mostPacked), all: Number(form.dataset.mostTogether) };
  const PACKED = /\.(zip|pdf|docx|docm|xlsx|xlsm)$/i;
  const NAMED = 5;
  const COUNTED = 5000; // files of a dropped folder; beyond it nobody needs the number
  let request = null;
  let walking = false;
  let paths = []; // of the files in the field, in their order; empty when they were chosen one by one
  let unread = []; // paths that the browser could not open

  const megabytes = (bytes) => (bytes < 104858 ? `${Math.ceil(bytes / 1024)} kB` : `${(bytes / 1048576).toFixed(1).replace(/\.0$/, "")} MB`);
  const files = (count) => `${count.toLocaleString("en")} file${count === 1 ? "" : "s"}`;
  const list = (names) => names.slice(0, NAMED).map((name) => `\u2068${name}\u2069`).join(", ") + (names.length > NAMED ? ` and ${names.length - NAMED} more` : "");

  // What is too much for one batch stops the sending; a single file that is too large is listed by the server among the others.
  const check = () => {
    const chosen = [...field.files];
    const bytes = chosen.reduce((sum, file) => sum + file.size, 0);
    const large = chosen.flatMap((file, at) => (file.size > (PACKED.test(file.name) ? most.packed : most.one) ? [paths[at] || file.name] : []));
    let problem = "";
    if (chosen.length > most.files) problem = `${chosen.length > COUNTED ? "More than " : ""}${files(Math.min(chosen.length, COUNTED))} chosen; one batch takes ${most.files}. Hand them in as several batches, or as a ZIP, which may hold 2,000.`;
    else if (bytes > most.all) problem = `${megabytes(bytes)} chosen; ${megabytes(most.all)} can be sent together. Hand them in as several batches, or as a ZIP.`;
    field.setCustomValidity(problem);
    const warning = (large.length ? ` Too large, so they will be refused: ${list(large)}.` : "") + (unread.length ? ` Could not be opened, so not among them: ${list(unread)}.` : "");
    told.classList.toggle("warn", Boolean(problem || warning));
    const ready = chosen.length ? `${files(chosen.length)}, ${megabytes(bytes)}, ready to send.` : "";
    told.textContent = problem || `${ready}${warning}`.trim();
    return !problem;
  };
  field.addEventListener("change", () => { paths = []; unread = []; check(); });

  // Takes [path, file] of each; a file that could not be opened is null.
  const choose = (found) => {
    const data = new DataTransfer();
    const opened = found.filter(([, file]) => file);
    opened.forEach(([, file]) => data.items.add(file));
    field.files = data.files;
    paths = opened.map(([path]) => path);
    unread = found.filter(([, file]) => !file).map(([path]) => path);
    const good = check();
    if (!found.length) told.textContent = "There is no file in it.";
    return good && opened.length > 0;
  };
  const byPath = ([one], [other]) => (one < other ? -1 : 1);
  // Of a folder what is hidden stays out, as everywhere; hidden is what begins with a dot.
  folder.addEventListener("change", () => {
    const found = [...folder.files].map((file) => [file.webkitRelativePath || file.name, file]);
    choose(found.filter(([path]) => !path.split("/").slice(1).some((part) => part.startsWith("."))).sort(byPath));
    folder.value = "";
  });
  // What it brings shows in the file field, so a button takes the place of the folder's own field.
  const opener = form.querySelector("[data-folder]");
  folder.closest(".field").hidden = true;
  opener.hidden = !("webkitdirectory" in folder);
  opener.querySelector("button").addEventListener("click", () => { folder.click(); });

  // A dropped folder is walked; a browser gives a hundred of its entries at a time. An entry gives [path, file].
  const pathOf = (entry) => entry.fullPath.replace(/^\//, "");
  const fileOf = (entry) => new Promise((resolve) => { entry.file((file) => resolve([pathOf(entry), file]), () => resolve([pathOf(entry), null])); });
  const listed = (reader) => new Promise((resolve, reject) => { reader.readEntries(resolve, reject); });
  const walk = async (entry, found) => {
    if (found.length > COUNTED) return;
    if (entry.isFile) { found.push(await fileOf(entry)); return; }
    const reader = entry.createReader();
    try {
      for (let some = await listed(reader); some.length && found.length <= COUNTED; some = await listed(reader)) {
        for (const each of some) if (!each.name.startsWith(".")) await walk(each, found);
      }
    } catch { found.push([`${pathOf(entry)}/`, null]); }
  };
  const dropped = async (data) => {
    const items = [...data.items].filter((item) => item.kind === "file");
    // Both must be asked for before the first wait: afterwards the drop is empty.
    const entries = items.map((item) => [item.webkitGetAsEntry && item.webkitGetAsEntry(), item.getAsFile()]);
    const found = [];
    for (const [entry, file] of entries) {
      const inside = [];
      if (entry && entry.isDirectory) await walk(entry, inside);
      else if (file) inside.push([file.name, file]);
      found.push(...inside.sort(byPath));
    }
    return found;
  };
  const carriesFiles = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");
  // While files are over the page it says what dropping them does.
  const here = document.querySelector("[data-dropping]");
  const OVER = 700; // ms; while files are over a page, browsers say so at least every 350
  let leaves = 0;
  const gone = () => { here.hidden = true; };
  document.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    here.hidden = Boolean(request || walking);
    clearTimeout(leaves);
    leaves = setTimeout(gone, OVER);
  });
  document.addEventListener("drop", gone);
  document.addEventListener("drop", async (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    if (request || walking) return;
    walking = true;
    told.textContent = "Looking at what was dropped.";
    const found = await dropped(event.dataTransfer);
    walking = false;
    if (choose(found)) form.querySelector("button[type=submit]").focus();
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
    note.className = "note stop arrived";
    note.textContent = text;
    document.getElementById("told").replaceChildren(note);
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
    if (note && note.childElementCount) { document.getElementById("told").replaceChildren(...note.children); return; }
    tell((note || page.body).textContent.trim().slice(0, 600) || `The server answered ${answer.status}.`);
  };
  form.addEventListener("submit", (event) => {
    if (!field.files.length && !walking) return;
    event.preventDefault();
    if (request || walking || !check()) return;
    const body = new FormData(form, event.submitter);
    paths.forEach((path) => { body.append("paths", path); });
    request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("HX-Request", "true");
    request.upload.addEventListener("progress", (step) => { show(step.loaded, step.total); });
    request.addEventListener("load", () => { answered(request); });
    request.addEventListener("error", () => { stop(); tell("Nothing was handed in: the connection broke off, or a file has changed or cannot be read. Your choice still stands."); });
    request.addEventListener("abort", () => { stop(); tell("Stopped; nothing was handed in."); });
    window.addEventListener("beforeunload", leaving);
    document.getElementById("told").replaceChildren();
    show(0, 1);
    sending.hidden = false;
    form.querySelectorAll("button[type=submit]").forEach((button) => { button.disabled = true; });
    request.send(body);
  });
  sending.querySelector("button").addEventListener("click", () => { if (request) request.abort(); });
  form.querySelectorAll("[data-drop-hint]").forEach((hint) => { hint.hidden = false; });
  check();
})();
