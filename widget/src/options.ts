/* What a site decides: `data-` attributes of the script tag, or of a <senco-chat> element that the page has itself. */

import { TEXT_SIZES, type TextSize } from "./session/storage";
import { strings } from "./strings";
import { safeUrl } from "./text/markdown";

export interface Options {
  api: string;
  title: string;
  launcher: string;
  accent: string;
  theme: "auto" | "light" | "dark";
  position: "left" | "right";
  textSize: TextSize;
  privacyUrl: URL | null;
  contactUrl: URL | null;
  contactName: string;
  makesSpace: boolean;
}

let defaults: DOMStringMap = {};

/** Note what the script tag says: its address is where the chat server is, unless `data-api` says otherwise. */
export function setDefaults(script: HTMLScriptElement | null): void {
  const api = new URL(script?.src || location.href, location.href).origin;
  defaults = { api, ...script?.dataset };
}

/** Return the options of an element; what is missing, or is nothing that we know, has its default. */
export function readOptions(own: DOMStringMap): Options {
  const data = { ...defaults, ...own };
  const link = (text?: string) => (text ? safeUrl(absolute(text)) : null);
  return {
    api: absolute(data.api!).replace(/\/+$/, ""),
    title: data.title || strings.title,
    launcher: data.launcher || strings.launcher,
    accent: /^#[\da-f]{6}$/i.test(data.accent ?? "") ? data.accent! : "",
    theme: data.theme === "light" || data.theme === "dark" ? data.theme : "auto",
    position: data.position === "left" ? "left" : "right",
    textSize: TEXT_SIZES.find((size) => size === data.textSize) ?? "normal",
    privacyUrl: link(data.privacyUrl),
    contactUrl: link(data.contactUrl),
    contactName: data.contactName || strings.contact,
    makesSpace: data.space !== "off",
  };
}

/** Return black or white, whichever is easier to read on a colour given as #rrggbb. */
export function readableOn(colour: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(parseInt(colour.slice(at, at + 2), 16) / 255));
  const luminance = 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  return luminance > 0.179 ? "#000" : "#fff";
}

function linear(channel: number): number {
  return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function absolute(address: string): string {
  try {
    return new URL(address, location.href).href;
  } catch {
    return "";
  }
}
