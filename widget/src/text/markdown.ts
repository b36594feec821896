/*
 * The Markdown subset of the chat API as data: paragraphs, "- " and "1. " lists, **bold**, [links](address), bare
 * https addresses. Whatever is not part of the subset stays as it is written.
 */

export type Inline =
  | { kind: "text"; text: string }
  | { kind: "bold"; children: Inline[] }
  | { kind: "link"; url: URL; children: Inline[] };

export type Block =
  | { kind: "paragraph"; children: Inline[] }
  | { kind: "list"; ordered: boolean; items: Inline[][] };

const LINK_SCHEMES = new Set(["https:", "http:", "tel:", "sms:", "mailto:"]);
// Bold; a link, whose address may hold one level of brackets as those of encyclopedias do; a bare address.
const INLINE = /\*\*(.+?)\*\*|\[([^[\]]+)\]\(((?:[^()\s]|\([^()\s]*\))+)\)|(https:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'*])/s;
const ITEM = /^\s*(?:- +|(\d{1,3})[.)] +)/;

/** Return the address if its scheme is one that we let people follow, or null. */
export function safeUrl(address: string): URL | null {
  try {
    const url = new URL(address);
    return LINK_SCHEMES.has(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

/** Return the blocks of a text. */
export function parseText(text: string): Block[] {
  return text.split(/\n\s*\n/).filter((part) => part.trim()).flatMap(parseBlock);
}

/** Return a text without its marks; `withAddresses` keeps the addresses of links, as a file on disk needs them. */
export function plainText(text: string, withAddresses = false): string {
  return parseText(text).map((block) => plainBlock(block, withAddresses)).join("\n\n");
}

/** Return a text as one line to be spoken: no marks, no addresses. */
export function spokenText(text: string): string {
  return plainText(text).replace(/^- /gm, "").replace(/\s+/g, " ").trim();
}

/** A part between empty lines is lines of a paragraph, of a list, or of one right below the other. */
function parseBlock(part: string): Block[] {
  const blocks: Array<{ kind: "paragraph"; lines: string[] } | { kind: "list"; ordered: boolean; items: string[] }> = [];
  for (const line of part.split("\n")) {
    const last = blocks.at(-1);
    const item = ITEM.exec(line);
    if (item) {
      const text = line.slice(item[0].length);
      const ordered = item[1] !== undefined;
      if (last?.kind === "list" && last.ordered === ordered) last.items.push(text);
      else blocks.push({ kind: "list", ordered, items: [text] });
    } else if (last?.kind === "list" && /^\s/.test(line)) {
      last.items.push(`${last.items.pop()} ${line.trim()}`); // an indented line goes on with its list item
    } else if (last?.kind === "paragraph") {
      last.lines.push(line.trim());
    } else {
      blocks.push({ kind: "paragraph", lines: [line.trim()] });
    }
  }
  return blocks.map((block) =>
    block.kind === "list"
      ? { kind: "list", ordered: block.ordered, items: block.items.map(parseInline) }
      : { kind: "paragraph", children: parseInline(block.lines.join(" ")) },
  );
}

function parseInline(text: string): Inline[] {
  const parts: Inline[] = [];
  let rest = text;
  for (let match = INLINE.exec(rest); match; match = INLINE.exec(rest)) {
    if (match.index) parts.push({ kind: "text", text: rest.slice(0, match.index) });
    parts.push(...parseMatch(match));
    rest = rest.slice(match.index + match[0].length);
  }
  if (rest) parts.push({ kind: "text", text: rest });
  return parts;
}

function parseMatch([whole, bold, label, address, bare]: RegExpExecArray): Inline[] {
  if (bold !== undefined) return [{ kind: "bold", children: parseInline(bold) }];
  const url = safeUrl(address ?? bare ?? "");
  const words: Inline[] = label === undefined ? [{ kind: "text", text: whole }] : [{ kind: "text", text: label }];
  return url ? [{ kind: "link", url, children: words }] : words;
}

function plainBlock(block: Block, withAddresses: boolean): string {
  if (block.kind === "paragraph") return plainInline(block.children, withAddresses);
  const mark = (index: number) => (block.ordered ? `${index + 1}. ` : "- ");
  return block.items.map((item, index) => mark(index) + plainInline(item, withAddresses)).join("\n");
}

function plainInline(parts: Inline[], withAddresses: boolean): string {
  return parts.map((part) => plainPart(part, withAddresses)).join("");
}

function plainPart(part: Inline, withAddresses: boolean): string {
  if (part.kind === "text") return part.text;
  const words = plainInline(part.children, withAddresses);
  if (part.kind === "bold") return words;
  if (words === part.url.href || words === part.url.href.replace(/\/$/, "")) return withAddresses ? words : part.url.host;
  return withAddresses ? `${words} (${part.url.href.replace(/^(tel|mailto|sms):/, "")})` : words;
}
