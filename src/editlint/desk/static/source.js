// The text on the desk as source, and every place of the source as a place in the page.
//
// A plain text is the text of the element. A formatted one is HTML that is written here, from a
// page that holds only the elements below, so that each of its characters is known in both:
//
//   <p>It was <strong>cold</strong>.</p>   <->   the text nodes "It was ", "cold", "."

const BLOCKS = new Set(["P", "H1", "H2", "H3", "H4", "H5", "H6", "UL", "OL", "LI", "BLOCKQUOTE",
  "TABLE", "TBODY", "THEAD", "TR", "TD", "TH", "PRE", "FIGURE", "FIGCAPTION", "HR"]);
const INLINE = new Set(["A", "STRONG", "EM", "S", "SUB", "SUP", "CODE", "BR"]);
const FRAMES = new Set(["UL", "OL", "TABLE", "TBODY", "THEAD", "TR", "FIGURE"]); // hold no text
const SAME = { B: "STRONG", I: "EM", DEL: "S", STRIKE: "S", DIV: "P", SECTION: "P", ARTICLE: "P" };
const DROPPED = new Set(["SCRIPT", "STYLE", "TITLE", "META", "LINK", "TEMPLATE", "IFRAME", "OBJECT",
  "EMBED", "SVG", "MATH", "INPUT", "BUTTON", "SELECT", "TEXTAREA", "NOSCRIPT", "HEAD"]);
const VOID = new Set(["BR", "HR"]);
const SAFE_LINK = /^(https?:|mailto:|#|\/)/i;
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Copy the children of a foreign node into `into`, with known elements alone. */
export function sanitize(from, into) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      const between = !node.data.trim() && (into.nodeType !== Node.ELEMENT_NODE || FRAMES.has(into.nodeName));
      if (!between) into.append(document.createTextNode(node.data));
    } else if (node.nodeType === Node.ELEMENT_NODE && !DROPPED.has(node.nodeName.toUpperCase())) {
      const name = SAME[node.nodeName] ?? node.nodeName;
      if (name === "P" && [...node.children].some((child) => BLOCKS.has(SAME[child.nodeName] ?? child.nodeName))) {
        sanitize(node, into); // a frame around blocks
      } else if (BLOCKS.has(name) || INLINE.has(name)) {
        const made = document.createElement(name);
        const href = name === "A" ? node.getAttribute("href") ?? "" : "";
        if (SAFE_LINK.test(href.trim())) made.setAttribute("href", href.trim());
        into.append(made);
        sanitize(node, made);
      } else {
        sanitize(node, into);
      }
    }
  }
}

/** The elements of an HTML text, sanitized, as a fragment. Nothing of it is run or loaded. */
export function fromHtml(html) {
  const made = document.createDocumentFragment();
  sanitize(inert(html), made);
  return made;
}

/**
 * HTML read into a template, where nothing is run or loaded. Handlers are renamed before: the
 * policy of the page refuses them anyway, but it complains of each.
 */
function inert(html) {
  const template = document.createElement("template");
  template.innerHTML = html.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\son\w+\s*=/gi, " data-dropped="));
  return template.content;
}

/** Does pasted HTML say more than its plain text? */
export function isFormatted(html) {
  return inert(html).querySelector("p,h1,h2,h3,h4,h5,h6,ul,ol,li,a,strong,b,em,i,table,blockquote") !== null;
}

/** The source of the desk's element with the place of each of its text nodes. */
export function read(element, kind) {
  const pieces = [];
  const segments = [];
  let at = 0;
  const put = (text) => { pieces.push(text); at += text.length; };
  const putNode = (node) => {
    const written = kind === "html" ? node.data.replace(/[&<>]/g, (char) => ESCAPES[char]) : node.data;
    segments.push({ node, start: at, end: at + written.length, same: written === node.data });
    put(written);
  };
  const walk = (parent) => {
    for (const node of parent.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) {
        putNode(node);
      } else if (kind === "text") {
        if (node.nodeName === "BR") put("\n");
        else walk(node);
      } else {
        const name = node.nodeName.toLowerCase();
        const href = node.getAttribute("href");
        put(href === null ? `<${name}>` : `<${name} href="${href.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}">`);
        if (!VOID.has(node.nodeName)) {
          walk(node);
          put(`</${name}>`);
        }
        if (BLOCKS.has(node.nodeName)) put("\n");
      }
    }
  };
  walk(element);
  return { source: pieces.join(""), segments };
}

/** The offset in a text node of a place in its written form. */
function inNode(segment, offset) {
  if (segment.same) return Math.min(offset, segment.node.data.length);
  let written = 0;
  for (let at = 0; at < segment.node.data.length; at += 1) {
    if (written >= offset) return at;
    written += (ESCAPES[segment.node.data[at]] ?? " ").length;
  }
  return segment.node.data.length;
}

/** The ranges of the page for `[start, end)` of the source, in UTF-16 units; one a text node. */
export function rangesOf(segments, start, end) {
  const ranges = [];
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (segments[middle].end > start) high = middle;
    else low = middle + 1;
  }
  for (let at = low; at < segments.length && segments[at].start < end; at += 1) {
    const segment = segments[at];
    const range = new Range();
    range.setStart(segment.node, inNode(segment, Math.max(0, start - segment.start)));
    range.setEnd(segment.node, inNode(segment, Math.min(end, segment.end) - segment.start));
    if (!range.collapsed) ranges.push(range);
  }
  return ranges;
}

/** Turns offsets in code points, as the server counts, into UTF-16 units. */
export function unitsOf(source) {
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(source)) return (point) => point;
  const units = [];
  for (let at = 0; at < source.length; at += source.codePointAt(at) > 0xffff ? 2 : 1) units.push(at);
  units.push(source.length);
  return (point) => units[Math.min(point, units.length - 1)];
}

/** The source with edits made; they are in code points, in order and apart. */
export function edited(source, edits) {
  const units = unitsOf(source);
  const parts = [];
  let at = 0;
  for (const [start, end, text] of edits) {
    parts.push(source.slice(at, units(start)), text);
    at = units(end);
  }
  return [...parts, source.slice(at)].join("");
}
