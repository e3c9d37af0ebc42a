// The console: a request of the page's operation, filled in, checked as one types, and sent.
"use strict";

(() => {
  const { words, root, element, say, remembered, remember, load, tabs } = window.restencil;
  const operation = JSON.parse(document.getElementById("operation-data").textContent);
  const definitions = operation.definitions;

  const LOCAL = /^https?:\/\/(?:localhost|127\.0\.0\.1)(?::\d{1,5})?(?:\/[^?#\s]*)?$/;
  const FIRST_LOCAL = "http://localhost:8000";
  const NO_BODY = ["GET", "HEAD"];
  const SITE = new URL(root || ".", location.href).href;

  const plain = (schema) => window.restencil.plain(schema, definitions);
  const isJson = (type) => /^application\/(?:[\w.-]+\+)?json\b/i.test(type);

  // Secrets live as long as the tab does.
  function secret(name) {
    const key = `restencil:secret:${SITE}:${name}`;
    try {
      return { get: () => sessionStorage.getItem(key) || "", set: (value) => sessionStorage.setItem(key, value) };
    } catch {
      let kept = "";
      return { get: () => kept, set: (value) => (kept = value) };
    }
  }

  // Without null, which is what stands for itself when nothing is filled in.
  function meant(schema) {
    const found = plain(schema);
    const others = (found.anyOf || []).filter((each) => plain(each).type !== "null");
    return others.length === 1 ? meant(others[0]) : found;
  }

  const isBytes = (schema) => meant(schema).format === "binary";
  // what may be anything is typed as text too
  const isScalar = (schema) => {
    const { type, anyOf } = meant(schema);
    return anyOf ? anyOf.every(isScalar) : type !== "array" && type !== "object";
  };

  // What a typed text may stand for: itself, or the number or truth that it says.
  function candidates(text) {
    const isValue = /^(?:-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false)$/.test(text);
    return isValue ? [text, JSON.parse(text.replace(/^(-?)0+(?=\d)/, "$1"))] : [text];
  }

  function faultsOfText(schema, text) {
    const tried = candidates(text).map((value) => window.restencil.check(schema, value, definitions));
    return tried.reduce((best, found) => (found.length <= best.length ? found : best));
  }

  // Controls. Each has its `node`, and `read`, which gives what is `sent` (undefined: nothing) and its faults.
  let numbered = 0;

  function described(name, control, { required = false, kind = "", hint = "" }) {
    const id = `try-${(numbered += 1)}`;
    control.id = id;
    control.setAttribute("aria-describedby", `${id}-told`);
    const told = element("p", { id: `${id}-told`, class: "fault" });
    const mark = required ? element("b", { class: "must" }, words.required) : null;
    const type = kind ? element("span", { class: "type" }, kind) : null;
    const note = hint ? element("p", { class: "may" }, hint) : null;
    return { node: element("div", { class: "try-field" }, element("label", { for: id }, name, type, mark), control, note, told), told };
  }

  function telling(control, told, faults) {
    control.setAttribute("aria-invalid", String(faults.length > 0));
    told.replaceChildren(...faults.flatMap((each) => [
      element("span", {}, each.path && element("code", {}, each.path), each.path && " ", each.told),
    ]));
  }

  function field(name, schema, { required, example, kind = kindOf(schema) }) {
    const control = controlOf(schema, example);
    const { node, told } = described(element("code", {}, name), control.input, { required, kind });

    function read() {
      const isEmpty = control.isEmpty();
      const { sent, faults } = isEmpty ? { faults: required ? [{ told: say("check_required") }] : [] } : control.read();
      telling(control.input, told, faults);
      return { name, sent, faults, isMissing: isEmpty && required, input: control.input };
    }

    return { node, read };
  }

  const kindOf = (schema) => {
    const { type, format, anyOf, items } = meant(schema);
    if (anyOf) return [...new Set(anyOf.map(kindOf))].join(" | ");
    return `${type || ""}${items && meant(items).type ? ` <${meant(items).type}>` : ""}${format ? ` (${format})` : ""}`;
  };

  function controlOf(schema, example) {
    const found = meant(schema);
    if (isBytes(found) || (found.items && isBytes(found.items))) return files(Boolean(found.items));
    const choices = found.enum || (found.type === "boolean" ? [true, false] : null);
    if (choices) return choice(choices, example);
    if (isScalar(found)) return line(schema, example);
    if (found.type === "array" && isScalar(found.items || {})) return lines(schema, example);
    return json(schema, example);
  }

  const typed = (input) => ({ input, isEmpty: () => input.value === "" });

  function files(multiple) {
    const input = element("input", { type: "file", multiple });
    const read = () => ({ sent: multiple ? [...input.files] : input.files[0], faults: [] });
    return { ...typed(input), read };
  }

  function choice(values, example) {
    const input = element("select", {}, element("option", { value: "" }, "—"),
      ...values.map((each, number) => element("option", { value: number }, typeof each === "string" ? each : JSON.stringify(each))));
    const chosen = values.indexOf(example);
    if (chosen >= 0) input.value = chosen;
    return { ...typed(input), read: () => ({ sent: values[input.value], faults: [] }) };
  }

  const shown = (value) => (value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value));

  // what was typed is sent as it is: a number would lose digits
  function line(schema, example) {
    const input = element("input", { type: "text", autocomplete: "off", spellcheck: "false" });
    input.value = shown(example);
    return { ...typed(input), read: () => ({ sent: input.value, faults: faultsOfText(schema, input.value) }) };
  }

  function area(rows) {
    return element("textarea", { rows, spellcheck: "false", autocomplete: "off", autocapitalize: "off" });
  }

  function lines(schema, example) {
    const input = area(2);
    input.placeholder = words.one_a_line;
    input.value = Array.isArray(example) ? example.map(shown).join("\n") : "";
    const { items = {}, ...limits } = meant(schema);

    function read() {
      const sent = input.value.split("\n").filter(Boolean);
      const inside = sent.flatMap((text, number) => faultsOfText(items, text).map((each) => ({ ...each, path: `[${number}]` })));
      return { sent, faults: [...window.restencil.check({ ...limits, items: {} }, sent, definitions), ...inside] };
    }

    return { ...typed(input), read };
  }

  function json(schema, example) {
    const input = area(4);
    input.value = example === undefined ? "" : JSON.stringify(example, null, 2);

    function read() {
      try {
        const value = JSON.parse(input.value);
        return { sent: value, text: input.value, faults: window.restencil.check(schema, value, definitions) };
      } catch {
        const told = say("check_json", window.restencil.placeOf(input.value));
        return { sent: input.value, text: input.value, faults: [{ told }] };
      }
    }

    return { ...typed(input), read };
  }

  function group(title, ...inside) {
    return element("fieldset", {}, element("legend", {}, title), ...inside);
  }

  // Where the request goes: a server of the document, or one on the reader's machine.
  function servers() {
    const pick = element("select", {}, ...operation.servers.map((url) => element("option", {}, url)),
      element("option", { value: "" }, words.server_local));
    const local = element("input", { type: "url", autocomplete: "off", spellcheck: "false" });
    const { node, told } = described(words.server_local, local, { hint: words.server_local_note });
    local.value = remembered("server") || FIRST_LOCAL;
    if (remembered("server-kind") === "local") pick.value = "";
    const whole = described(words.server, pick, {}).node;

    function read() {
      node.hidden = pick.value !== "";
      const isWrong = !node.hidden && !LOCAL.test(local.value);
      telling(local, told, isWrong ? [{ told: words.check_local }] : []);
      return { url: pick.value || local.value, isWrong, input: local };
    }

    function keep() {
      remember("server-kind", pick.value ? "listed" : "local");
      if (!pick.value && LOCAL.test(local.value)) remember("server", local.value);
    }

    return { node: element("fieldset", {}, whole, node), read, keep };
  }

  function secretField(scheme) {
    if (scheme.kind === "cookie") {
      return { node: element("p", { class: "may" }, element("code", {}, scheme.carrier), " ", words.cookie_note), read: () => ({}) };
    }
    const named = scheme.kind === "basic" ? [words.password, words.user] : [scheme.carrier || words.token];
    const inputs = named.map((name, number) => {
      const input = element("input", { type: number ? "text" : "password", autocomplete: "off", spellcheck: "false" });
      const kept = secret(`${scheme.name}${number || ""}`);
      input.value = kept.get();
      input.addEventListener("input", () => kept.set(input.value));
      return { input, node: described(name, input, { kind: `${scheme.name} · ${scheme.kind}` }).node };
    });
    const read = () => (inputs[0].input.value ? window.restencil.carried(scheme, inputs.map((each) => each.input.value)) : {});
    return { node: element("div", {}, ...inputs.toReversed().map((each) => each.node)), read };
  }

  function secrets() {
    if (!operation.auth.length) return { node: null, read: () => [] };
    const fields = operation.auth.map(secretField);
    const ways = operation.security;
    const called = (way) => way.map((number) => operation.auth[number].name).join(" + ") || words.no_secret;
    const pick = element("select", { "aria-label": words.authentication }, ...ways.map((way, number) => element("option", { value: number }, called(way))));
    const chosen = () => ways[pick.value || 0];

    function read() {
      fields.forEach((each, number) => (each.node.hidden = !chosen().includes(number)));
      return chosen().map((number) => fields[number].read());
    }

    const node = group(words.authentication, ways.length > 1 ? element("div", { class: "try-field" }, pick) : null, ...fields.map((each) => each.node), element("p", { class: "may" }, words.try_token));
    return { node, read };
  }

  const PLACES = ["path", "query", "header"];

  function parameters() {
    const fields = operation.parameters.filter((each) => PLACES.includes(each.in)).map((each) => ({ ...each, ...field(each.name, each.schema, each) }));
    const nodes = PLACES.map((place) => {
      const inside = fields.filter((each) => each.in === place).map((each) => each.node);
      return inside.length ? group(words[`in_${place}`], ...inside) : null;
    });
    const cookies = operation.parameters.filter((each) => each.in === "cookie");
    if (cookies.length) nodes.push(group(words.in_cookie, element("p", { class: "may" }, ...cookies.flatMap((each) => [element("code", {}, each.name), " "]), words.cookie_note)));
    const read = () => fields.map((each) => ({ parameter: each, ...each.read() }));
    return { nodes, read };
  }

  // Bodies, by the way in which their media types are written.
  function bodyOf(type, content) {
    if (isJson(type)) return jsonBody(type, content);
    if (/^application\/x-www-form-urlencoded/i.test(type)) return formBody(type, content, (fields) => ({ type, body: window.restencil.urlencoded(fields, content.encodings || {}) }));
    if (/^multipart\/form-data/i.test(type)) return formBody(type, content, (fields) => window.restencil.multipart(fields, content.encodings || {}));
    return /^text\/|[/+]xml\b/i.test(type) ? textBody(type, content) : fileBody(type);
  }

  function single(type, control, toSend) {
    const { node, told } = described(type, control.input, {});
    control.input.classList.add("try-body");
    // below a long text nobody would see what is wrong with it
    control.input.before(told);

    function read() {
      if (control.isEmpty()) {
        const faults = operation.body.required ? [{ told: say("check_required") }] : [];
        telling(control.input, told, faults);
        return { type, faults, input: control.input };
      }
      const found = control.read();
      telling(control.input, told, found.faults);
      return { type, body: toSend(found), faults: found.faults, input: control.input };
    }

    return { node, read };
  }

  const jsonBody = (type, content) => single(type, json(content.schema, content.example), (found) => found.text);

  const fileBody = (type) => single(type, files(false), (found) => found.sent);

  function textBody(type, content) {
    const input = area(6);
    input.value = typeof content.example === "string" ? content.example : "";
    return single(type, { ...typed(input), read: () => ({ sent: input.value, faults: [] }) }, (found) => found.sent);
  }

  function formBody(type, content, toSend) {
    const { properties = {}, required = [] } = meant(content.schema);
    const example = Object(content.example);
    const fields = Object.entries(properties).map(([name, schema]) => {
      const isRequired = required.includes(name);
      return field(name, schema, { required: isRequired, example: isRequired && !isBytes(schema) ? example[name] : undefined });
    });
    if (!fields.length) return single(type, json({ type: "object" }, example), (found) => toSend(Object.entries(Object(found.sent))).body);

    function read() {
      const found = fields.map((each) => each.read());
      const sent = found.filter((each) => each.sent !== undefined).map((each) => [each.name, each.sent]);
      const wrong = found.find((each) => each.faults.length);
      return { ...toSend(sent), faults: found.flatMap((each) => each.faults), input: wrong?.input };
    }

    return { node: element("div", {}, ...fields.map((each) => each.node)), read };
  }

  function body() {
    if (!operation.body) return { nodes: [], read: () => ({ faults: [] }) };
    if (NO_BODY.includes(operation.method)) return { nodes: [group(words.body, element("p", { class: "may" }, words.no_body_note))], read: () => ({ faults: [] }) };
    const kinds = operation.body.contents.flatMap((content) => content.types.map((type) => [type, content]));
    kinds.sort(([one], [other]) => isJson(other) - isJson(one));
    const made = kinds.map(([type, content]) => bodyOf(type, content));
    const pick = element("select", { "aria-label": words.media_type }, ...kinds.map(([type], number) => element("option", { value: number }, type)));

    function read() {
      made.forEach((each, number) => (each.node.hidden = number !== Number(pick.value || 0)));
      return made[pick.value || 0].read();
    }

    const choice = kinds.length > 1 ? element("div", { class: "try-field" }, pick) : null;
    // the choice says it already
    if (choice) made.forEach((each) => each.node.querySelector(":scope > label")?.classList.add("unseen"));
    return { nodes: [group(words.body, choice, ...made.map((each) => each.node))], read };
  }

  // The whole request, as it is filled in now.
  function requestOf(parts) {
    const server = parts.servers.read();
    const given = parts.parameters.read();
    const carried = parts.secrets.read();
    const sent = parts.body.read();
    const written = given.filter((each) => each.sent !== undefined)
      .map((each) => ({ ...each, text: window.restencil.written(each.parameter, each.sent) }));
    const at = (place) => written.filter((each) => each.parameter.in === place);
    const holes = new Map(at("path").map((each) => [each.name, each.text]));
    const address = (key) => window.restencil.addressOf(server.url, operation.path, holes,
      [...at("query").map((each) => each.text), ...carried.map((each) => each[key])]);
    const headers = [...at("header").map((each) => [each.name, each.text]), ...carried.map((each) => each.header).filter(Boolean)];
    if (sent.body !== undefined) headers.push(["Content-Type", sent.type]);
    const open = at("path").filter((each) => ["", ".", ".."].includes(each.text));
    const blocked = [...given.filter((each) => each.isMissing && each.parameter.in === "path"), ...open];
    const wrong = [...given.filter((each) => each.faults.length), ...(sent.faults.length ? [sent] : [])];
    return { url: address("query"), shown: address("shown"), headers, body: sent.body, wrong, blocked: server.isWrong ? [server, ...blocked] : blocked };
  }

  // What the browser would leave out in silence is told.
  function leftOut({ headers }, request) {
    return headers.map(([name]) => name).filter((name) => !request.headers.has(name));
  }

  function built(filled, signal) {
    const { url, headers, body } = filled;
    return new Request(url, { method: operation.method, headers, body, signal, credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store" });
  }

  async function send(filled, place, signal) {
    const { answer } = window.restencil;
    const started = performance.now();
    answer.showNote(place, words.sending);
    try {
      const request = built(filled, signal);
      const lost = leftOut(filled, request);
      await answer.show(place, await fetch(request), started);
      if (lost.length) place.append(element("p", { class: "may" }, say("headers_lost", lost.join(", "))));
    } catch {
      if (signal.aborted) answer.showNote(place, words.cancelled);
      else answer.showFailure(place);
    }
  }

  // What is dangerous, or not as the document has it, is sent at the second click.
  function doubtOf(filled) {
    if (filled.wrong.length) return say("try_anyway", filled.wrong.length);
    return operation.method === "DELETE" ? words.try_delete : "";
  }

  function form() {
    const parts = { servers: servers(), secrets: secrets(), parameters: parameters(), body: body() };
    const line = element("code", {});
    const button = element("button", { type: "submit", class: "send" }, words.send);
    const cancel = element("button", { type: "button", hidden: true }, words.cancel);
    const place = element("div", { class: "try-answer" });
    const node = element("form", { class: "try", novalidate: true, autocomplete: "off" },
      parts.servers.node, parts.secrets.node, ...parts.parameters.nodes, ...parts.body.nodes,
      element("p", { class: "try-line" }, element("b", {}, operation.method), " ", line),
      element("div", { class: "try-send" }, button, cancel), place);
    let running = null;

    function update() {
      const filled = requestOf(parts);
      line.textContent = filled.shown;
      button.textContent = words.send;
      delete button.dataset.doubt;
      return filled;
    }

    async function submit(event) {
      event.preventDefault();
      if (running) return;
      const isSure = "doubt" in button.dataset;
      const filled = update();
      const doubt = doubtOf(filled);
      if (filled.blocked.length) return filled.blocked[0].input.focus();
      if (doubt && !isSure) {
        button.dataset.doubt = "";
        button.textContent = doubt;
        return window.restencil.tell(doubt);
      }
      parts.servers.keep();
      await run(filled);
    }

    async function run(filled) {
      running = new AbortController();
      cancel.hidden = false;
      await send(filled, place, running.signal);
      running = null;
      cancel.hidden = true;
    }

    cancel.addEventListener("click", () => {
      running?.abort();
      button.focus();
    });
    node.addEventListener("input", update);
    node.addEventListener("submit", submit);
    update();
    return node;
  }

  // Samples and console stand in one place, one of them at a time.
  function place() {
    const samples = document.querySelector(".samples");
    if (samples) return samples;
    const made = element("section", { class: "samples", "aria-label": words.try_it });
    document.querySelector("[data-console]").before(made);
    return made;
  }

  function build() {
    const section = place();
    const shownBefore = element("div", {});
    shownBefore.append(...section.childNodes);
    const panel = element("div", {});
    const open = async () => {
      await Promise.all(["checks.js", "request.js", "answer.js"].map(load));
      if (!panel.firstChild) panel.append(form());
    };
    const entries = [
      { key: "samples", title: words.samples, panel: shownBefore },
      { key: "try", title: words.try_it, panel },
    ].slice(shownBefore.querySelector("pre") ? 0 : 1);
    const { list, choose } = tabs(words.request, entries, "samples", (key) => key === "try" && open());
    list.classList.add("views");
    section.append(list, shownBefore, panel);
    if (entries.length === 1) open();
    return async () => {
      choose("try");
      await open();
      const isFar = section.getBoundingClientRect().top > innerHeight / 2;
      section.scrollIntoView({ block: isFar ? "start" : "nearest" });
      panel.querySelector("select, input, textarea").focus({ preventScroll: isFar });
    };
  }

  function addButton(open) {
    const button = element("button", { type: "button", class: "try-open" }, words.try_it);
    button.addEventListener("click", open);
    document.querySelector("[data-copy-url]")?.append(button);
  }

  addButton(build());
})();
