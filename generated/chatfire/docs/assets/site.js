// What every page does beyond being read: theme, copying, tabs, and the ways to the search and to the console.
// `window.restencil` is what the other scripts share.
"use strict";

(() => {
  const words = window.restencilWords || {};
  const { root = "", language = "" } = document.body.dataset;

  // Text only ever becomes text: nothing that a document says is read as markup.
  function element(tag, attributes = {}, ...inside) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === true) made.setAttribute(name, "");
      else if (value !== false && value != null) made.setAttribute(name, value);
    }
    made.append(...inside.filter((each) => each != null));
    return made;
  }

  // The words of the catalogue with `{}` filled in.
  function say(key, ...values) {
    return (words[key] || key).replace(/\{\}/g, () => String(values.shift()));
  }

  function remembered(name) {
    try {
      return localStorage.getItem(`restencil:${name}`);
    } catch {
      return null;
    }
  }

  function remember(name, value) {
    try {
      localStorage.setItem(`restencil:${name}`, value);
    } catch {
      // some browsers keep nothing for pages from files
    }
  }

  // Scripts of the site, one after the other; each is loaded once.
  const loading = new Map();

  function load(file) {
    if (!loading.has(file)) loading.set(file, new Promise((resolve, reject) => {
      const script = element("script", { src: `${root}assets/${file}` });
      script.async = false;
      script.onload = resolve;
      script.onerror = () => {
        loading.delete(file);
        script.remove();
        reject(new Error(file));
      };
      document.head.append(script);
    }));
    return loading.get(file);
  }

  // What is told to those who do not see the page change.
  const teller = element("p", { class: "unseen", role: "status" });
  document.body.append(teller);

  function tell(text) {
    teller.textContent = text;
  }

  // Themes: as the system has it, light, dark, and from the beginning.
  const THEMES = ["system", "light", "dark"];

  function themeButton(button) {
    const page = document.documentElement;

    function show(theme) {
      if (theme === "system") delete page.dataset.theme;
      else page.dataset.theme = theme;
      button.dataset.themeToggle = theme;
      button.title = `${words.theme}: ${words[`theme_${theme}`]}`;
      button.setAttribute("aria-label", button.title);
    }

    button.addEventListener("click", () => {
      const next = THEMES[(THEMES.indexOf(button.dataset.themeToggle) + 1) % THEMES.length];
      remember("theme", next);
      show(next);
      tell(button.title);
    });
    show(page.dataset.theme || "system");
    button.hidden = false;
  }

  // Copying. Pages that come without TLS from another machine have no `navigator.clipboard`.
  async function toClipboard(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const field = element("textarea", { class: "unseen" });
    field.value = text;
    (document.querySelector("dialog[open]") || document.body).append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    if (!copied) throw new Error("copy");
  }

  // `text` gives what is copied, at once or later.
  function copyButton(text, label = words.copy) {
    const button = element("button", { type: "button", class: "copy" }, label);
    let waiting = 0;
    button.addEventListener("click", async () => {
      try {
        await toClipboard(await text());
        button.textContent = words.copied;
      } catch {
        button.textContent = words.copy_failed;
      }
      tell(button.textContent);
      clearTimeout(waiting);
      waiting = setTimeout(() => (button.textContent = label), 1800);
    });
    return button;
  }

  function copiable(place) {
    const code = place.querySelector("code") || place;
    const button = copyButton(() => code.textContent);
    if (place.matches("pre")) place.append(button);
    else place.after(button);
  }

  function copyPage(link) {
    // a page from a file may not read the file beside it
    if (location.protocol === "file:") return;
    const text = async () => {
      const answer = await fetch(link.href);
      if (!answer.ok) throw new Error(answer.status);
      return answer.text();
    };
    const crumbs = document.querySelector(".crumbs");
    const button = copyButton(text, words.copy_page);
    if (crumbs) crumbs.append(button);
    else link.after(button);
  }

  // Tabs, as the pattern of ARIA has them: one of the list can be reached by Tab, the others by arrows.
  let numbered = 0;

  function tabs(label, entries, chosen, onChoice = () => {}) {
    const list = element("div", { role: "tablist", "aria-label": label, class: "tabs" });
    const buttons = entries.map((entry) => {
      const id = `tab-${(numbered += 1)}`;
      const button = element("button", { type: "button", role: "tab", id, "aria-controls": `${id}-panel` }, entry.title);
      entry.panel.id = `${id}-panel`;
      entry.panel.setAttribute("role", "tabpanel");
      entry.panel.setAttribute("aria-labelledby", id);
      button.addEventListener("click", () => {
        choose(entry.key);
        onChoice(entry.key);
      });
      return button;
    });

    function choose(key) {
      entries.forEach((entry, number) => {
        const isChosen = entry.key === key;
        entry.panel.hidden = !isChosen;
        buttons[number].setAttribute("aria-selected", isChosen);
        buttons[number].tabIndex = isChosen ? 0 : -1;
      });
    }

    list.addEventListener("keydown", (event) => {
      const next = stepped(event.key, buttons.indexOf(event.target), buttons.length);
      if (next === null || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      buttons[next].focus();
      buttons[next].click();
    });
    list.append(...buttons);
    choose(entries.some((entry) => entry.key === chosen) ? chosen : entries[0].key);
    return { list, choose };
  }

  function stepped(key, here, count) {
    switch (key) {
      case "ArrowRight":
        return (here + 1) % count;
      case "ArrowLeft":
        return (here + count - 1) % count;
      case "Home":
        return 0;
      case "End":
        return count - 1;
      default:
        return null;
    }
  }

  // Samples: the parts that can be opened become tabs; the language and its variant are remembered.
  function sampleTabs(place) {
    const name = place.dataset.tabs;
    const entries = [...place.querySelectorAll(":scope > [data-tab]")].map((part) => {
      const panel = element("div", { class: "panel", "data-tab": part.dataset.tab });
      const [called, ...inside] = part.children;
      panel.append(...inside);
      part.replaceWith(panel);
      panel.querySelectorAll("[data-variants]").forEach((each) => variantTabs(each, part.dataset.tab));
      return { key: part.dataset.tab, title: called.textContent, panel };
    });
    if (!entries.length) return;
    const { list } = tabs(words.samples, entries, remembered(name), (key) => remember(name, key));
    place.prepend(list);
  }

  function variantTabs(place, of) {
    const name = `variant:${of}`;
    const entries = [...place.children].map((panel) => {
      panel.querySelector(".variant-name").remove();
      return { key: panel.dataset.variant, title: panel.dataset.variant, panel };
    });
    const { list } = tabs(words.variants, entries, remembered(name), (key) => remember(name, key));
    list.classList.add("variants");
    place.prepend(list);
  }

  // The search is loaded when it is first wanted.
  async function search() {
    await load("find.js");
    window.restencil.find();
  }

  function wantsSearch(event) {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) return event.key.toLowerCase() === "k";
    return event.key === "/" && !event.altKey && !event.target.closest("input, textarea, select, [contenteditable]");
  }

  function searchButton(button) {
    const begin = () => load("find.js").then(() => window.restencil.prepare());
    button.addEventListener("click", search);
    button.addEventListener("pointerenter", begin, { once: true });
    button.addEventListener("focus", begin, { once: true });
    button.setAttribute("aria-keyshortcuts", "Control+K");
    button.hidden = false;
    document.addEventListener("keydown", (event) => {
      if (!wantsSearch(event) || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      search();
    });
  }

  // The page at the top leads on to the language that was read last, or that the browser asks for.
  function leadOn() {
    const known = [...document.querySelectorAll("[hreflang]")].filter((each) => each.matches("a"));
    const asked = [remembered("tongue"), ...navigator.languages].filter(Boolean);
    const found = asked.map((tag) => known.find((each) => each.hreflang.slice(0, 2) === tag.slice(0, 2)));
    location.replace((found.find(Boolean) || known[0]).href);
  }

  // A `details` that hangs below its summary closes as menus do.
  function closing(menu) {
    document.addEventListener("click", (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  }

  // A long list of pages is scrolled to the one that is read, on a phone when it is opened.
  function shownFrom(list) {
    const here = list.querySelector("[aria-current=page]");
    if (!here) return;
    const scroll = () => {
      const below = here.offsetTop + here.offsetHeight - list.clientHeight;
      if (below > 0) list.scrollTop = below + list.clientHeight / 2;
    };
    list.addEventListener("toggle", scroll);
    scroll();
  }

  // A table that is wider than its place is scrolled by keyboard too.
  const widths = new ResizeObserver((changed) => {
    for (const { target } of changed) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });

  const all = (selector, each) => document.querySelectorAll(selector).forEach((found) => each(found));

  window.restencil = { words, root, language, element, say, remembered, remember, load, tell, copyButton, tabs };
  if ("chooser" in document.body.dataset) return leadOn();
  remember("tongue", language);
  all("[data-theme-toggle]", themeButton);
  all("[data-tabs]", sampleTabs);
  all("[data-copy]", copiable);
  all("[data-copy-url]", (line) => line.append(copyButton(() => line.querySelector("code").textContent, words.copy_url)));
  all("[data-copy-page]", copyPage);
  all("[data-search]", searchButton);
  all("[data-versions]", closing);
  all("#menu", shownFrom);
  all(".prose table", (table) => widths.observe(table));
  if (document.querySelector("[data-highlight]")) load("colours.js");
  if (document.querySelector("[data-console]")) load("console.js");
})();
