/* What a host page can do with the widget: ask, open, close, listen, and put in one with other options. */
"use strict";

(() => {
  const chat = () => document.querySelector("senco-chat");

  for (const button of document.querySelectorAll("[data-ask]")) {
    button.addEventListener("click", () => chat().api.ask(button.textContent));
  }
  document.getElementById("open").addEventListener("click", () => chat().api.open());
  document.getElementById("close").addEventListener("click", () => chat().api.close());

  document.getElementById("options").addEventListener("submit", (event) => {
    event.preventDefault();
    const fresh = document.createElement("senco-chat");
    Object.assign(fresh.dataset, Object.fromEntries(new FormData(event.target)));
    chat().replaceWith(fresh);
  });

  for (const name of ["senco-open", "senco-close", "senco-reply"]) {
    document.addEventListener(name, ({ detail }) => {
      const line = document.createElement("li");
      line.textContent = detail ? `${name} ${JSON.stringify(detail)}` : name;
      document.getElementById("events").append(line);
    });
  }
})();
