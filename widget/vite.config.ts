import { defineConfig } from "vitest/config";
import type { Plugin } from "vite";

/*
 * One file for host pages. Lit notes its versions in three global variables, and asks once more for its Trusted Types
 * policy when a page names the script twice; a guest does neither.
 */
const VERSION_GLOBALS = /\(\w+\.(?:litHtml|litElement|reactiveElement)Versions\?\?=\[\]\)\.push\("[\d.]+"\)/;
const LIT_FILES = /\/(?:lit-html\/lit-html|lit-element\/lit-element|reactive-element\/reactive-element)\.js$/;
const LICENCE = "/*! SENCO chat widget. Contains Lit, (c) Google LLC, BSD-3-Clause: https://lit.dev */";

function withoutVersionGlobals(): Plugin {
  return {
    name: "without-version-globals",
    transform(code, id) {
      if (!LIT_FILES.test(id)) return null;
      if (!VERSION_GLOBALS.test(code)) throw new Error(`${id} no longer notes its version: drop this plugin`);
      return { code: code.replace(VERSION_GLOBALS, "0"), map: null };
    },
  };
}

/** Markup templates are indented for people; browsers need none of it. */
function withoutIndents(): Plugin {
  return {
    name: "without-indents",
    transform(code, id) {
      return id.includes("/src/components/") ? { code: code.replace(/>\n\s+</g, "><"), map: null } : null;
    },
  };
}

export default defineConfig({
  plugins: [withoutVersionGlobals(), withoutIndents()],
  build: {
    target: "es2022",
    reportCompressedSize: false,
    modulePreload: false,
    lib: { entry: "src/main.ts", formats: ["iife"], name: "senco", fileName: () => "widget.js" },
    rollupOptions: {
      output: {
        banner: LICENCE,
        intro: 'if (customElements.get("senco-chat")) return;',
        extend: false,
      },
    },
  },
  test: { include: ["test/**/*.test.ts"], environment: "node" },
});
