/*
 * Parsed text as DOM nodes. Nodes are made one by one and text goes in as text, so nothing that a server or a visitor
 * writes can become markup or a script.
 */

import { strings } from "../strings";
import { type Block, type Inline, parseText } from "./markdown";

/** Return the nodes of a text. */
export function textNodes(text: string): Node[] {
  return parseText(text).map(blockNode);
}

const kept = new WeakMap<object, Node[]>();

/** Return the nodes of a text that belongs to an object, made once: a selection in them outlives what is said next. */
export function keptNodes(owner: object, text: string): Node[] {
  const nodes = kept.get(owner) ?? textNodes(text);
  kept.set(owner, nodes);
  return nodes;
}

/** Return a link; one that leaves the page opens in a new tab and says so. */
export function linkNode(url: URL, ...words: Array<Node | string>): HTMLAnchorElement {
  const link = element("a", ...words);
  link.href = url.href;
  if (!url.protocol.startsWith("http")) return link;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  const note = element("span", ` ${strings.newTab}`);
  note.className = "spoken";
  link.append(note);
  return link;
}

function blockNode(block: Block): Node {
  if (block.kind === "paragraph") return element("p", ...block.children.map(inlineNode));
  const items = block.items.map((item) => element("li", ...item.map(inlineNode)));
  return element(block.ordered ? "ol" : "ul", ...items);
}

function inlineNode(part: Inline): Node | string {
  if (part.kind === "text") return part.text;
  const children = part.children.map(inlineNode);
  return part.kind === "bold" ? element("strong", ...children) : linkNode(part.url, ...children);
}

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, ...children: Array<Node | string>) {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
}
