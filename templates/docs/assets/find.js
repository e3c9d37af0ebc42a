// The search: an index that is made when it is first wanted, and the dialog that shows what is found.
"use strict";

(() => {
  const { words, root, language, element, say, load } = window.restencil;

  // What a word counts for, by where it stands.
  const WEIGHTS = { text: 1, fields: 2, group: 3, path: 6, name: 8, title: 10, method: 4 };
  const SHOWN = 40;
  // Chinese and its neighbours write no spaces: of their texts every character and every pair of them is a word.
  const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]/u;
  const RUNS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々])[\p{L}\p{M}\p{N}])+/gu;
  const ASCII_RUNS = /[a-z0-9]+/g;
  const IS_ASCII = /^[\x00-\x7f]*$/;

  const folded = (text) => (IS_ASCII.test(text) ? text : text.normalize("NFKC")).toLowerCase();
  const runs = (text) => text.match(IS_ASCII.test(text) ? ASCII_RUNS : RUNS) || [];
  // the parts of `createTask`, which is a word as a whole too
  const parted = (text) => text.replace(/([a-z0-9])([A-Z])/g, "$1 $2");

  function pairs(run) {
    const letters = [...run];
    return letters.slice(1).map((letter, number) => letters[number] + letter);
  }

  function wordsOf(text) {
    const found = [];
    for (const run of runs(folded(parted(text)))) {
      if (CJK.test(run)) found.push(...run, ...pairs(run));
      else found.push(run);
    }
    return found;
  }

  // The pages, and for each word the pages that have it, with the weight of the best place.
  function indexOf(data) {
    const entries = entriesOf(data);
    const index = new Map();
    const known = new Map();

    function add(number, word, weight) {
      let pages = index.get(word);
      if (!pages) index.set(word, (pages = new Map()));
      if ((pages.get(number) || 0) < weight) pages.set(number, weight);
    }

    entries.forEach((entry, number) => {
      for (const place in WEIGHTS) {
        const text = entry[place];
        if (!text) continue;
        if (!known.has(text)) known.set(text, wordsOf(text));
        for (const word of known.get(text)) add(number, word, WEIGHTS[place]);
        if (place === "name") add(number, folded(text), WEIGHTS.name);
      }
    });
    return { entries, index, vocabulary: [...index.keys()] };
  }

  function entriesOf(data) {
    const operations = data.services.flatMap(([folder, group, inside]) =>
      inside.map(([file, title, method, path, name, fields, text]) => ({
        href: `reference/${folder}/${file}.html`, group, title, method, path, name, fields, text,
      })));
    const models = data.models.map(([file, title, fields, text]) => ({
      href: `models/${file}.html`, title, name: title, fields, text,
    }));
    return [...operations, ...models];
  }

  // How many letters must be changed, put in, left out or swapped with the next one so that `typed` begins `word`;
  // more than `most` are not counted.
  function slips(typed, word, most) {
    let above = [];
    let row = Array.from({ length: word.length + 1 }, (_, column) => column);
    for (let line = 1; line <= typed.length; line += 1) {
      const next = [line];
      let least = line;
      for (let column = 1; column <= word.length; column += 1) {
        const same = typed[line - 1] === word[column - 1] ? 0 : 1;
        let cost = Math.min(row[column] + 1, next[column - 1] + 1, row[column - 1] + same);
        const swapped = line > 1 && column > 1 && typed[line - 1] === word[column - 2] && typed[line - 2] === word[column - 1];
        if (swapped) cost = Math.min(cost, above[column - 2] + 1);
        next.push(cost);
        if (cost < least) least = cost;
      }
      if (least > most) return most + 1;
      [above, row] = [row, next];
    }
    return Math.min(...row);
  }

  // The words that may be meant by one that was typed, and how sure that is.
  function meant(typed, { index, vocabulary }) {
    if (CJK.test(typed)) return index.has(typed) ? [[typed, 1]] : [];
    const begun = vocabulary.filter((word) => word.startsWith(typed));
    if (begun.length) return begun.map((word) => [word, word === typed ? 1 : 0.6]);
    const most = typed.length >= 8 ? 2 : typed.length >= 4 ? 1 : 0;
    if (!most) return [];
    // what is much shorter cannot be meant
    const likely = vocabulary.filter((word) => word.length >= typed.length - most && !CJK.test(word));
    const near = likely.map((word) => [word, slips(typed, word, most)]).filter(([, count]) => count <= most);
    return near.map(([word, count]) => [word, 0.4 / count]);
  }

  function scoresOf(typed, found) {
    const scores = new Map();
    for (const [word, sureness] of meant(typed, found)) {
      for (const [number, weight] of found.index.get(word)) {
        const score = weight * sureness;
        if ((scores.get(number) || 0) < score) scores.set(number, score);
      }
    }
    return scores;
  }

  // of a run of several characters the pairs are enough
  function termsOf(query) {
    const split = runs(folded(parted(query)));
    return [...new Set(split.flatMap((run) => (CJK.test(run) && [...run].length > 1 ? pairs(run) : [run])))];
  }

  // What is typed exactly goes before everything else, and operations before models.
  function exactness(entry, query) {
    const { title, name = "", path = "", method = "" } = entry;
    const whole = [title, name, path, `${method} ${path}`].map(folded);
    if (whole.includes(query)) return 100;
    const share = method ? 1 : 0.4;
    if (whole[0].startsWith(query)) return 40 * share;
    if (whole[0].includes(query)) return 30 * share;
    return whole.some((text) => text.includes(query)) ? 20 * share : 0;
  }

  // The pages that have all the words, or else as many of them as any page has; the best first.
  function matches(query, found) {
    const plain = folded(query.trim());
    const terms = termsOf(query);
    const totals = new Map();
    for (const term of terms) {
      for (const [number, score] of scoresOf(term, found)) {
        const total = totals.get(number) || { number, count: 0, score: 0 };
        total.count += 1;
        total.score += score;
        totals.set(number, total);
      }
    }
    const most = Math.max(0, ...[...totals.values()].map((total) => total.count));
    const best = [...totals.values()].filter((total) => total.count === most);
    for (const total of best) {
      const entry = found.entries[total.number];
      total.score += exactness(entry, plain) - entry.title.length / 1000;
    }
    best.sort((one, other) => other.score - one.score || one.number - other.number);
    return { terms, entries: best.map((total) => found.entries[total.number]) };
  }

  // Made once, from what `search.js` says.
  let made = null;

  async function prepared() {
    await load("search.js");
    made ??= indexOf(window.restencilSearch);
    return made;
  }

  // Text with what was searched for marked in it.
  function marked(text, terms) {
    const lower = text.toLowerCase();
    // letters that change their number with their case would shift the marks
    if (lower.length !== text.length) return [text];
    const inside = new Array(text.length).fill(false);
    for (const term of terms) {
      for (let at = lower.indexOf(term); at >= 0; at = lower.indexOf(term, at + 1)) inside.fill(true, at, at + term.length);
    }
    const pieces = [];
    for (let at = 0; at < text.length; ) {
      let end = at;
      while (end < text.length && inside[end] === inside[at]) end += 1;
      const piece = text.slice(at, end);
      pieces.push(inside[at] ? element("mark", {}, piece) : piece);
      at = end;
    }
    return pieces;
  }

  const TONES = ["get", "post", "put", "patch", "delete"];

  function option(entry, number, terms) {
    const { method, path } = entry;
    const tone = method && TONES.includes(method.toLowerCase()) ? method.toLowerCase() : "other";
    const badge = method ? element("span", { class: `m ${tone}` }, method) : element("span", { class: "m" }, words.model);
    const told = method ? element("code", {}, ...marked(path, terms)) : element("span", { class: "may" }, entry.text);
    return element("a", {
      role: "option", id: `found-${number}`, tabindex: "-1", "aria-selected": "false", href: `${root}${language}/${entry.href}`,
    }, badge, element("span", { class: "found-title" }, ...marked(entry.title, terms)), told, entry.group && element("span", { class: "found-group" }, entry.group));
  }

  function dialog() {
    const list = element("div", { role: "listbox", id: "found", "aria-label": words.results, class: "found", hidden: true });
    const input = element("input", {
      type: "text", inputmode: "search", role: "combobox", "aria-expanded": "false", "aria-controls": "found", "aria-autocomplete": "list",
      "aria-label": words.search, placeholder: words.search_hint, autocomplete: "off", spellcheck: "false", enterkeyhint: "go",
    });
    const count = element("p", { class: "found-count", role: "status" });
    const close = element("button", { type: "button", class: "close" }, words.close);
    const box = element("dialog", { class: "search", "aria-label": words.search },
      element("div", { class: "search-head" }, input, close), list, count);
    let here = -1;

    function point(next) {
      list.children[here]?.setAttribute("aria-selected", "false");
      here = next;
      const chosen = list.children[here];
      if (!chosen) return input.removeAttribute("aria-activedescendant");
      chosen.setAttribute("aria-selected", "true");
      chosen.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", chosen.id);
    }

    function show(entries, terms) {
      list.replaceChildren(...entries.slice(0, SHOWN).map((entry, number) => option(entry, number, terms)));
      list.hidden = !entries.length;
      input.setAttribute("aria-expanded", String(entries.length > 0));
      here = -1;
      point(entries.length ? 0 : -1);
    }

    async function look() {
      const found = await prepared();
      const { terms, entries } = matches(input.value, found);
      show(entries, terms);
      count.textContent = !input.value.trim() ? words.search_keys : entries.length ? say("found", entries.length) : words.no_results;
    }

    function move(event) {
      const count = list.children.length;
      if (event.isComposing) return;
      if (event.key === "Enter") return list.children[here]?.click();
      const steps = { ArrowDown: 1, ArrowUp: count - 1 };
      if (!(event.key in steps) || !count) return;
      event.preventDefault();
      point((here + steps[event.key]) % count);
    }

    input.addEventListener("input", look);
    input.addEventListener("keydown", move);
    // the page that is found may be this one
    list.addEventListener("click", () => box.close());
    close.addEventListener("click", () => box.close());
    // a click beside the dialog is one on its backdrop
    box.addEventListener("click", (event) => event.target === box && box.close());
    document.body.append(box);
    return { box, input, look };
  }

  let opened = null;

  // what had the focus gets it back from the dialog
  function find() {
    opened ??= dialog();
    opened.box.showModal();
    opened.input.select();
    opened.look();
  }

  Object.assign(window.restencil, { find, prepare: prepared });
})();
