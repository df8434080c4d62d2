// The desk: what an editor does, in the order of one session. The server looks at the text after
// each pause in typing; marks are highlights over the text, which change nothing in it.

import { edited, fromHtml, isFormatted, rangesOf, read, unitsOf } from "./source.js";

const PAUSE = 300; // milliseconds without a key before the text is looked at
const STEPS = 200; // that can be undone
const KINDS = ["copy", "info", "warning", "error"]; // the last lies on top

const by = (id) => document.getElementById(id);
const text = by("text");
const words = Object.fromEntries([...by("words").content.children].map((word) => [word.dataset.name, word.textContent]));
const say = (name, values = {}) => words[`desk.${name}`].replace(/\{(\w+)\}/g, (_, key) => values[key]);
const hasFiles = document.body.dataset.files === "yes";

const state = {
  kind: "text", // or "html"
  path: null, // of the article that was opened
  mark: "", // what it was when it was opened
  name: null, // tells the format of the text
  map: { source: "", segments: [] },
  findings: [],
  current: 0,
  history: [],
  allowed: new Map(), // fingerprint -> reason, of texts without a file
  skipped: new Set(),
  asked: 0, // the number of the last look
  shown: 0, // and of the one whose findings are shown
};

// Talking to the server

async function ask(path, body) {
  const options = body === undefined ? {} : {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body),
  };
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Error(say("gone"));
  }
  const given = await answer.json().catch(() => ({ error: say("gone") }));
  if (!answer.ok) throw new Error(given.error);
  return given;
}

const tell = (message) => { by("message").textContent = message; };

/** Run something that an editor asked for; what goes wrong is told. */
const doing = (action) => async (...given) => {
  tell("");
  try {
    await action(...given);
  } catch (error) {
    tell(error.message);
  }
};

// The text

function show(source, kind = state.kind) {
  state.kind = kind;
  text.setAttribute("contenteditable", kind === "html" ? "true" : "plaintext-only");
  text.classList.toggle("plain", kind === "text");
  if (kind === "html") text.replaceChildren(fromHtml(source));
  else text.replaceChildren(document.createTextNode(source));
}

function remember() {
  const last = state.history.at(-1);
  const { source } = read(text, state.kind);
  if (last && last.source === source && last.kind === state.kind) return;
  state.history.push({ source, kind: state.kind });
  if (state.history.length > STEPS) state.history.shift();
}

async function replace(source, kind = state.kind) {
  remember();
  show(source, kind);
  remember();
  await look();
}

let pause = 0;
text.addEventListener("input", () => {
  CSS.highlights.clear();
  clearTimeout(pause);
  pause = setTimeout(doing(async () => { remember(); await look(); }), PAUSE);
});

async function look() {
  clearTimeout(pause);
  const number = ++state.asked;
  state.map = read(text, state.kind);
  const { source } = state.map;
  for (const id of ["copy", "download"]) by(id).disabled = !source;
  if (hasFiles) by("save").disabled = !state.path;
  by("undo").disabled = state.history.length < 2;
  if (!source.trim()) {
    showNothing();
    state.shown = number;
    return;
  }
  const seen = await ask("/desk/look", { text: source, path: nameOf() });
  if (number !== state.asked) return;
  showFindings(seen);
  state.shown = number;
}

const nameOf = () => state.name ?? (state.kind === "html" ? "pasted.html" : null);

function showNothing() {
  CSS.highlights.clear();
  state.findings = [];
  by("map").replaceChildren();
  by("cards").replaceChildren();
  by("mends").textContent = "";
  by("mend-all").disabled = true;
  by("verdict").className = "verdict";
  by("verdict").textContent = say("empty");
}

// What was found

function showFindings(seen) {
  const units = unitsOf(state.map.source);
  state.findings = seen.findings
    .filter((one) => !state.allowed.has(one.fingerprint))
    .sort((one, other) => KINDS.indexOf(other.severity) - KINDS.indexOf(one.severity) || one.number - other.number);
  by("verdict").textContent = seen.verdict.sentence;
  by("verdict").className = `verdict ${seen.verdict.state}`;
  by("mends").textContent = seen.verdict.mends;
  by("mend-all").disabled = !state.findings.some(isSafe);
  const parts = document.createElement("template");
  parts.innerHTML = seen.html; // made by the server's templates, which escape all of an article
  by("map").replaceChildren(...parts.content.querySelector('[data-part="map"]').childNodes);
  by("cards").replaceChildren(...parts.content.querySelector('[data-part="cards"]').childNodes);
  for (const card of by("cards").querySelectorAll(".card")) dress(card);
  for (const link of by("map").querySelectorAll("a")) link.addEventListener("click", (event) => step(event, link));
  const marks = Object.fromEntries(KINDS.map((kind) => [kind, new Highlight()]));
  for (const finding of state.findings) {
    finding.ranges = rangesOf(state.map.segments, units(finding.span[0]), units(finding.span[1]));
    finding.others = finding.related.flatMap(([start, end]) => rangesOf(state.map.segments, units(start), units(end)));
    for (const range of finding.ranges) marks[finding.severity].add(range);
    for (const range of finding.others) marks.copy.add(range);
  }
  CSS.highlights.clear();
  KINDS.forEach((kind, place) => { marks[kind].priority = place; CSS.highlights.set(kind, marks[kind]); });
  if (state.current) goTo(Math.min(state.current, state.findings.length), false);
}

const isSafe = (finding) => finding.fix?.applicability === "safe";
const numberOf = (element) => Number(element.id.replace(/^\D+/, ""));
const findingOf = (number) => state.findings.find((finding) => finding.number === number);

function dress(card) {
  const finding = findingOf(numberOf(card));
  if (!finding || state.skipped.has(finding.fingerprint)) {
    card.remove();
    return;
  }
  card.tabIndex = -1;
  const tools = document.createElement("div");
  tools.className = "tools";
  const add = (name, action, label = name) => {
    const button = document.createElement("button");
    button.textContent = say(label);
    button.dataset.action = name;
    button.addEventListener("click", doing(() => action(finding)));
    tools.append(button);
  };
  if (finding.fix?.edits.length) add("mend", mend, isSafe(finding) ? "mend" : "proposal");
  if (finding.related.length) add("other", showOther);
  add("allow", allow);
  add("skip", skip);
  add("rule", explain);
  card.append(tools);
  card.querySelector(".number").addEventListener("click", (event) => {
    event.preventDefault();
    goTo(state.findings.indexOf(finding) + 1);
  });
}

function step(event, link) {
  event.preventDefault();
  const number = Number(link.getAttribute("href").replace(/^\D+/, ""));
  goTo(state.findings.findIndex((finding) => finding.number === number) + 1);
}

/** Make the finding at `place` (from 1) the current one. */
function goTo(place, move = true) {
  const finding = state.findings[place - 1];
  state.current = finding ? place : 0;
  for (const card of by("cards").querySelectorAll(".card")) card.classList.toggle("current", finding && numberOf(card) === finding.number);
  CSS.highlights.delete("current");
  if (!finding) return;
  CSS.highlights.set("current", new Highlight(...finding.ranges));
  CSS.highlights.get("current").priority = KINDS.length;
  if (!move) return;
  const card = by(`d-c${finding.number}`);
  card?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: "nearest" });
  reveal(finding.ranges[0]);
}

function reveal(range) {
  if (!range) return;
  const { top, bottom } = range.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) scrollBy({ top: top - innerHeight / 3, behavior: "instant" });
}

const currentOne = () => state.findings[state.current - 1];

// What an editor does with a finding

const mend = (finding) => finding.fix && replace(edited(state.map.source, finding.fix.edits));

async function mendAll() {
  const done = await ask("/api/fix", { text: state.map.source, path: nameOf() });
  await replace(done.text);
}

function showOther(finding) {
  const [range] = finding.others;
  CSS.highlights.set("current", new Highlight(...finding.others));
  reveal(range);
}

async function allow(finding) {
  const reason = prompt(say(state.path ? "reason" : "reason-here"))?.trim();
  if (!reason) return;
  if (state.path) {
    await ask("/desk/allow", { path: state.path, line: finding.line, rule: finding.rule, reason });
  }
  state.allowed.set(finding.fingerprint, reason);
  await look();
}

function skip(finding) {
  const place = state.findings.indexOf(finding);
  state.skipped.add(finding.fingerprint);
  by(`d-c${finding.number}`)?.remove();
  goTo(Math.min(place + 2, state.findings.length));
}

async function undo() {
  if (state.history.length < 2) return;
  state.history.pop();
  const { source, kind } = state.history.at(-1);
  show(source, kind);
  await look();
}

async function explain(finding) {
  const rule = await ask(`/desk/rules/${encodeURIComponent(finding.rule)}`);
  by("dialog-title").textContent = rule.name;
  const body = by("dialog-body");
  body.innerHTML = rule.html; // the rule's own page, rendered without raw HTML
  body.querySelector("h1")?.remove();
  if (hasFiles) body.append(severityOf(rule));
  by("dialog").showModal();
}

function severityOf(rule) {
  const label = document.createElement("label");
  label.textContent = `${say("severity")} `;
  const choice = document.createElement("select");
  for (const name of ["off", "info", "warning", "error"]) choice.add(new Option(name, name, false, name === rule.severity));
  const button = document.createElement("button");
  button.textContent = say("set");
  button.addEventListener("click", doing(async () => {
    const { written } = await ask("/desk/severity", { rule: rule.name, severity: choice.value });
    tell(say("was-set", { path: written }));
    by("dialog").close();
    await look();
  }));
  label.append(choice, " ", button);
  return label;
}

// In and out

text.addEventListener("paste", doing(async (event) => {
  const html = event.clipboardData.getData("text/html");
  const plain = event.clipboardData.getData("text/plain");
  if (state.map.source.trim()) return; // into a text that is there the browser pastes
  event.preventDefault();
  if (html && isFormatted(html)) await start(html, "html");
  else await start(plain.replaceAll("\r\n", "\n"), "text");
}));

async function start(source, kind, { path = null, name = null, mark = "" } = {}) {
  Object.assign(state, { path, name, mark, current: 0, history: [] });
  state.allowed.clear();
  state.skipped.clear();
  await replace(source, kind);
}

text.addEventListener("dragover", (event) => event.preventDefault());
text.addEventListener("drop", doing(async (event) => {
  const [file] = event.dataTransfer.files;
  if (!file) return;
  event.preventDefault();
  await start((await file.text()).replaceAll("\r\n", "\n"), "text", { name: file.name });
}));

async function copy() {
  const { source } = read(text, state.kind);
  const plain = state.kind === "html" ? text.innerText : source;
  const items = { "text/plain": new Blob([plain], { type: "text/plain" }) };
  if (state.kind === "html") items["text/html"] = new Blob([source], { type: "text/html" });
  await navigator.clipboard.write([new ClipboardItem(items)]);
  tell(say("copied"));
}

function download() {
  const { source } = read(text, state.kind);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([source], { type: "text/plain" }));
  link.download = state.name ?? (state.kind === "html" ? "article.html" : "article.txt");
  link.click();
  URL.revokeObjectURL(link.href);
}

async function save() {
  const { source } = read(text, state.kind);
  const done = await ask("/desk/save", { path: state.path, text: source, mark: state.mark });
  state.mark = done.mark;
  tell(say("saved"));
  await listDrafts();
}

async function listDrafts() {
  const drafts = await ask("/desk/drafts");
  by("drafts").replaceChildren(...drafts.map((draft) => {
    const row = document.createElement("button");
    row.className = "draft";
    const counts = say("draft-counts", draft);
    row.textContent = `${draft.path}  ${draft.error ?? (draft.errors + draft.warnings ? counts : "✓")}`;
    row.disabled = Boolean(draft.error);
    row.addEventListener("click", doing(async () => {
      const opened = await ask("/desk/open", { path: draft.path });
      await start(opened.text, "text", { ...opened, name: opened.path });
      by("drafts-box").open = false;
      text.focus();
    }));
    return row;
  }));
}

// Keys and buttons

function help() {
  by("dialog-title").textContent = say("help");
  by("dialog-body").textContent = say("keys");
  by("dialog").showModal();
}

const onCurrent = (action) => () => currentOne() && action(currentOne());
const KEYS = {
  n: () => goTo(Math.min(state.current + 1, state.findings.length)),
  p: () => goTo(Math.max(state.current - 1, 1)),
  m: onCurrent(mend), o: onCurrent(showOther), a: onCurrent(allow), s: onCurrent(skip),
  r: onCurrent(explain), u: undo, c: copy, "?": help,
};

document.addEventListener("keydown", (event) => {
  const typing = event.target === text;
  if (event.key === "Escape" && typing) return text.blur();
  if ((event.ctrlKey || event.metaKey) && event.key === "z" && typing) {
    event.preventDefault();
    return doing(undo)();
  }
  if (event.ctrlKey || event.metaKey || by("dialog").open) return undefined;
  if (typing !== event.altKey || event.target.closest?.("select, input")) return undefined;
  const key = event.altKey ? event.code.replace(/^Key/, "").toLowerCase() : event.key;
  if (!(key in KEYS)) return undefined;
  event.preventDefault();
  return doing(async () => KEYS[key]())();
});

const BUTTONS = { "mend-all": mendAll, undo, copy, download, save, help, clear: () => start("", "text") };
for (const [id, action] of Object.entries(BUTTONS)) by(id)?.addEventListener("click", doing(async () => action()));

show("", "text");
if (hasFiles) doing(listDrafts)();
text.focus();

// For tests: what each mark covers.
window.editlintDesk = { state, textOf: (finding) => finding.ranges.map(String).join("") };
