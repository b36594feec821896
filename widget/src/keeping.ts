/* Ways to take something along: a file, the clipboard, paper. */

/** Have the browser save a text as a file. */
export function saveFile(name: string, type: string, content: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // some browsers still read it after the click
}

/** Copy a text. Returns whether it worked: sites may forbid it, and plain HTTP has no clipboard. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Print the page with nothing on it but the element, which is a child of the body or lies deeper in it. */
export function printOnly(element: Element, done: () => void): void {
  const sheet = new CSSStyleSheet();
  const others = `body :not(${element.localName}, :has(${element.localName}))`;
  sheet.replaceSync(`@media print { ${others} { display: none !important } }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const restore = () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    done();
  };
  window.addEventListener("afterprint", restore, { once: true });
  window.print();
}
