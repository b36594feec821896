/*
 * The Markdown subset of the chat API as DOM nodes: paragraphs, "- " lists, **bold** and [links](address).
 *
 * Nodes are made one by one and text goes in as text, so nothing in an answer can become markup or a script.
 * Whatever is not part of the subset is shown as it is written.
 */

const LINK_SCHEMES = new Set(["https:", "tel:", "sms:", "mailto:"]);
// Bold, or a link whose address may hold one level of brackets, as addresses of encyclopedias do.
const INLINE = /\*\*(.+?)\*\*|\[([^[\]]+)\]\(((?:[^()\s]|\([^()\s]*\))+)\)/gs;
const LIST_ITEM = /^\s*- +/;

/** Make an element with properties (such as className or href) and children (nodes or texts). */
export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** Return the blocks (paragraphs and lists) of a text as an array of elements. */
export function renderText(text) {
  return text.split(/\n\s*\n/).filter((block) => block.trim()).flatMap(renderBlock);
}

/** Return a text without its marks and addresses, to be spoken. */
export function plainText(text) {
  const withoutMarks = text.replace(INLINE, (_, bold, label) => (bold === undefined ? label : plainText(bold)));
  return withoutMarks.replace(/^\s*- +/gm, "").replace(/\s+/g, " ").trim();
}

/** Return a link, or only its words where the address has a scheme that we do not trust or is not whole. */
export function renderLink(address, ...words) {
  const url = safeUrl(address);
  if (!url) return element("span", {}, ...words);
  const link = element("a", { href: url.href }, ...words);
  // In the same tab a page would replace this one, and the conversation, kept in memory only, would be lost.
  if (url.protocol === "https:") openInNewTab(link);
  return link;
}

function safeUrl(address) {
  try {
    const url = new URL(address);
    return LINK_SCHEMES.has(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

function openInNewTab(link) {
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  link.append(element("span", { className: "visually-hidden" }, " (opens in a new tab)"));
}

/** A block is lines of a paragraph, of a list, or of a paragraph with a list right below it. */
function renderBlock(block) {
  const blocks = [];
  let paragraph = [];
  let items = [];
  const finish = () => {
    if (paragraph.length) blocks.push(element("p", {}, ...renderInline(paragraph.join(" "))));
    if (items.length) blocks.push(renderList(items));
    paragraph = [];
    items = [];
  };
  for (const line of block.split("\n")) {
    if (LIST_ITEM.test(line)) {
      if (paragraph.length) finish();
      items.push(line.replace(LIST_ITEM, ""));
    } else if (items.length && /^\s/.test(line)) {
      items.push(`${items.pop()} ${line.trim()}`); // an indented line goes on with its list item
    } else {
      if (items.length) finish();
      paragraph.push(line.trim());
    }
  }
  finish();
  return blocks;
}

function renderList(items) {
  return element("ul", {}, ...items.map((item) => element("li", {}, ...renderInline(item))));
}

function renderInline(text) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    const [whole, bold, label, address] = match;
    nodes.push(text.slice(end, match.index));
    nodes.push(
      bold === undefined ? renderLink(address, ...renderInline(label)) : element("strong", {}, ...renderInline(bold)),
    );
    end = match.index + whole.length;
  }
  nodes.push(text.slice(end));
  return nodes;
}
