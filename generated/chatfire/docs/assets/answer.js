// What came back: the status, the headers that a page may read, and the body as it comes.
"use strict";

(() => {
  const { words, element, say, tell, copyButton } = window.restencil;

  // More of a text is not shown, only kept; more of a JSON text is not coloured.
  const MOST_SHOWN = 500_000;
  const MOST_COLOURED = 100_000;
  const DEEPEST_INDENT = 40;
  const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/g;
  const TEXTS = /^(?:text\/|application\/(?:[\w.-]+\+)?(?:json|xml|jsonl|ndjson|x-ndjson|javascript|yaml|x-www-form-urlencoded)\b)/i;

  // JSON with its lines broken, token by token: numbers stay as they were sent, whatever their length.
  function* laidOut(text) {
    let depth = 0;
    const line = () => `\n${"  ".repeat(Math.min(depth, DEEPEST_INDENT))}`;
    const tokens = text.match(TOKENS) || [];
    for (const [at, token] of tokens.entries()) {
      const next = tokens[at + 1];
      if (token === "{" || token === "[") {
        depth += 1;
        yield next === "}" || next === "]" ? token : token + line();
      } else if (token === "}" || token === "]") {
        depth -= 1;
        const before = tokens[at - 1];
        yield before === "{" || before === "[" ? token : line() + token;
      } else if (token === ",") yield token + line();
      else if (token === ":") yield ": ";
      else yield [token, token[0] !== '"' ? "value" : next === ":" ? "key" : "text"];
    }
  }

  function isJson(text) {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  }

  function pretty(text) {
    const pieces = [...laidOut(text)];
    if (text.length > MOST_COLOURED) return [pieces.map((piece) => (typeof piece === "string" ? piece : piece[0])).join("")];
    return pieces.map((piece) => (typeof piece === "string" ? piece : element("span", { class: `j-${piece[1]}` }, piece[0])));
  }

  function size(bytes) {
    if (bytes < 1000) return `${bytes} B`;
    return bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  }

  const KINDS = { 2: "success", 4: "failure", 5: "failure" };

  function head(response, started) {
    const taken = element("span", {});
    const status = element("span", { class: `status ${KINDS[String(response.status)[0]] || ""}` }, String(response.status));
    const line = element("p", { class: "answer-line" }, status, ` ${response.statusText}`, taken);
    return { line, note: (bytes) => (taken.textContent = ` ${Math.round(performance.now() - started)} ms · ${size(bytes)}`) };
  }

  function headers(response) {
    const found = [...response.headers];
    const list = element("dl", {}, ...found.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));
    return element("details", { class: "answer-headers" },
      element("summary", {}, `${words.headers} (${found.length})`), element("p", { class: "may" }, words.headers_note), list);
  }

  // A file of the reader's own, made of what was received.
  function download(chunks, type) {
    const url = URL.createObjectURL(new Blob(chunks, { type: "application/octet-stream" }));
    const ending = (/^[\w.-]+\/(?:[\w.-]+\+)?([\w-]+)/.exec(type) || ["", "bin"])[1].slice(0, 12);
    return element("a", { href: url, download: `answer.${ending}`, class: "download" }, words.download);
  }

  function decoderOf(type) {
    try {
      return new TextDecoder((/charset="?([\w-]+)/i.exec(type) || [])[1] || "utf-8");
    } catch {
      return new TextDecoder();
    }
  }

  async function receive(response, onChunk) {
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      onChunk(value);
    }
  }

  // Shows an answer in `place` while it comes.
  async function show(place, response, started) {
    const type = response.headers.get("content-type") || "";
    const told = head(response, started);
    const code = element("code");
    const block = element("pre", { tabindex: "0", role: "region", "aria-label": words.answer_body, hidden: true }, code);
    place.replaceChildren(told.line, headers(response), block);
    told.note(0);
    tell(`${response.status} ${response.statusText}`);
    const body = await bodyOf(response, TEXTS.test(type), { block, code, type, note: told.note });
    finish(place, body, { block, code, type });
  }

  async function bodyOf(response, isText, { block, code, type, note }) {
    const kept = { chunks: [], bytes: 0, text: "", isText };
    const decoder = decoderOf(type);
    if (response.body) await receive(response, (chunk) => {
      kept.chunks.push(chunk);
      kept.bytes += chunk.length;
      note(kept.bytes);
      if (!isText || kept.text.length > MOST_SHOWN) return;
      const text = decoder.decode(chunk, { stream: true });
      kept.text += text;
      block.hidden = false;
      code.append(text);
    });
    return kept;
  }

  function finish(place, { chunks, bytes, text, isText }, { block, code, type }) {
    if (!bytes) return place.append(element("p", { class: "may" }, words.no_body));
    const isWhole = text.length <= MOST_SHOWN;
    if (isText && isWhole && isJson(text)) code.replaceChildren(...pretty(text));
    if (isText) block.append(copyButton(() => code.textContent));
    if (isText && isWhole) return;
    place.append(element("p", { class: "may" }, isText ? words.answer_cut : say("answer_bytes", type || "?"), " ", download(chunks, type)));
  }

  // Why nothing could be read, and what does the same outside of a browser.
  function showFailure(place) {
    const sample = document.querySelector('[data-tab="shell"] pre code');
    place.replaceChildren(element("p", { class: "answer-failure" }, words.try_unreachable));
    if (!sample) return;
    const code = element("code", {}, sample.textContent);
    const block = element("pre", {}, code);
    block.append(copyButton(() => code.textContent));
    place.append(block);
  }

  function showNote(place, text) {
    place.replaceChildren(element("p", { class: "may" }, text));
    tell(text);
  }

  window.restencil.answer = { show, showFailure, showNote };
})();
