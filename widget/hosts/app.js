/* A small app with routes. It replaces its main part on each change of route, and on one route the whole body. */
"use strict";

(() => {
  const routes = { "#home": "Home", "#jobs": "Vacancies", "#about": "About us" };

  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  const frame = () => {
    const links = Object.entries(routes).map(([route, name]) => make("li", {}, make("a", { href: route }, name)));
    const nav = make("nav", { ariaLabel: "Main" }, make("ul", {}, ...links));
    return [nav, make("main", { id: "app" })];
  };

  const show = () => {
    const name = routes[location.hash] ?? "Home";
    if (location.hash === "#about") {
      // As libraries do that swap whole pages (Turbo, htmx boost): nothing of the old body stays.
      const body = document.createElement("body");
      body.append(...frame());
      document.body.replaceWith(body);
    }
    document.getElementById("app").replaceChildren(make("h1", {}, name), make("p", {}, `This is ${name}.`));
    document.title = name;
  };

  document.body.prepend(...frame());
  addEventListener("hashchange", show);
  show();
})();
