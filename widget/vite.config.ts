import { defineConfig } from "vitest/config";
import type { Plugin } from "vite";

/*
 * One file for host pages. lit-html notes its version in a global variable, and a page that names the script twice would
 * have it ask twice for its Trusted Types policy; a guest does neither. Browsers older than 2023 (Safari 16.4) get the page
 * without the chat, not an error.
 */
const VERSION_GLOBAL = /\(\w+\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\)/;
const BEFORE_ALL = 'if (customElements.get("senco-chat") || !("adoptedStyleSheets" in document)) return;';
const LICENCE = "/*! SENCO chat widget. Contains lit-html, (c) Google LLC, BSD-3-Clause: https://lit.dev */";

function withoutVersionGlobal(): Plugin {
  return {
    name: "without-version-global",
    transform(code, id) {
      if (!id.endsWith("/lit-html/lit-html.js")) return null;
      if (!VERSION_GLOBAL.test(code)) throw new Error("lit-html no longer notes its version: drop this plugin");
      return { code: code.replace(VERSION_GLOBAL, "0"), map: null };
    },
  };
}

/**
 * Templates are indented for people. Once minified, line breaks are left in templates only: beside a tag they mean
 * nothing there (a space that is meant stands on the line), elsewhere they part attributes.
 */
function onOneLine(): Plugin {
  return {
    name: "on-one-line",
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === "chunk") file.code = `${LICENCE}\n${oneLine(file.code)}\n`;
      }
    },
  };
}

function oneLine(code: string): string {
  return code.trim().replace(/>\s*\n\s*|\s*\n\s*(?=[<>]|\/>)/g, (gap) => gap.trim()).replace(/\s*\n\s*/g, " ");
}

export default defineConfig({
  plugins: [withoutVersionGlobal(), onOneLine()],
  build: {
    target: "es2022",
    // Terser takes longer than esbuild and makes a file smaller by a few per cent, which visitors on phones pay for.
    minify: "terser",
    terserOptions: {
      ecma: 2020,
      module: true,
      compress: { passes: 3, inline: 1, unsafe_arrows: true, unsafe_methods: true, pure_getters: true },
      mangle: { properties: { regex: /^_\$/ } }, // lit-html's own marks, which nothing outside this file reads
    },
    reportCompressedSize: false,
    modulePreload: false,
    lib: { entry: "src/main.ts", formats: ["iife"], name: "senco", fileName: () => "widget.js" },
    rollupOptions: {
      output: { intro: BEFORE_ALL },
    },
  },
  test: { include: ["test/**/*.test.ts"], environment: "node" },
});
