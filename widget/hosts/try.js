"use strict";

(() => {
  const QUESTION = "What is a SENCO?";
  const chat = () => document.querySelector("senco-chat");
  const events = document.getElementById("events");

  document.getElementById("open").addEventListener("click", () => chat().api.open());
  document.getElementById("close").addEventListener("click", () => chat().api.close());
  document.getElementById("ask").addEventListener("click", () => chat().api.ask(QUESTION));

  document.getElementById("options").addEventListener("submit", (event) => {
    event.preventDefault();
    const fresh = document.createElement("senco-chat");
    Object.assign(fresh.dataset, Object.fromEntries(new FormData(event.target)));
    chat().replaceWith(fresh);
  });

  for (const name of ["senco-open", "senco-close", "senco-reply"]) {
    document.addEventListener(name, ({ detail }) => {
      const line = document.createElement("li");
      line.textContent = `${name} ${JSON.stringify(detail)}`;
      events.append(line);
    });
  }
})();
