// Colours samples when they are first seen: comments, strings, numbers and the words that languages have for themselves.
"use strict";

(() => {
  const { element } = window.restencil;

  const HASH = "#[^\\n]*";
  const SLASHES = "\\/\\/[^\\n]*|\\/\\*[\\s\\S]*?\\*\\/";
  const QUOTED = '"(?:\\\\[\\s\\S]|[^"\\\\])*"';
  const SINGLE = "'(?:\\\\[\\s\\S]|[^'\\\\])*'";
  const TRIPLE = '"""[\\s\\S]*?"""';
  const C = { comment: SLASHES, text: `${TRIPLE}|${QUOTED}|${SINGLE}` };

  // How comments and strings look; what is not listed looks as in C.
  const LOOKS = {
    // what follows a word, such as `$#`, begins no comment
    bash: { comment: `(?<=^|\\s)${HASH}`, text: `${QUOTED}|'[^']*'` },
    go: { comment: SLASHES, text: `${QUOTED}|\`[^\`]*\`` },
    http: { word: "^[A-Z]+(?= )|^[\\w-]+(?=:)", text: '"(?:\\\\.|[^"\\\\\\n])*"' },
    javascript: { comment: SLASHES, text: `${QUOTED}|${SINGLE}|\`(?:\\\\[\\s\\S]|[^\`\\\\])*\`` },
    ocaml: { comment: "\\(\\*[\\s\\S]*?\\*\\)", text: `\\{[a-z]*\\|[\\s\\S]*?\\|[a-z]*\\}|${QUOTED}` },
    php: { comment: `${SLASHES}|${HASH}`, text: `${QUOTED}|${SINGLE}` },
    python: { comment: HASH, text: `${TRIPLE}|${QUOTED}|${SINGLE}` },
    r: { comment: HASH, text: `${QUOTED}|${SINGLE}` },
    ruby: { comment: HASH, text: `${QUOTED}|${SINGLE}` },
    swift: { comment: SLASHES, text: `${TRIPLE}|${QUOTED}` },
  };
  const WORDS = [
    "abstract as async await base begin bool boolean break case catch char class const continue def default defer do done echo elif else",
    "elsif end ensure esac except exit export extends fi final finally for foreach from fun func function go guard if implements import in",
    "include int interface is let library long match module namespace new nil not null open or package print private protected public raise",
    "range rec require rescue return self static string struct switch then throw throws try type typedef unless use using val var void while",
    "with yield None True False true false NULL TRUE FALSE",
  ].join("|").replace(/ /g, "|");

  function lexer(language) {
    const { comment = "(?!)", text, word = `(?<![\\w$.-])(?:${WORDS})(?![\\w-])` } = LOOKS[language] || C;
    const number = "(?<![\\w.$-])\\d+(?:\\.\\d+)?(?![\\w.-])";
    return new RegExp(`\\\\.|(?<comment>${comment})|(?<text>${text})|(?<key>${word})|(?<value>${number})`, "gm");
  }

  function coloured(text, language) {
    const pieces = [];
    let at = 0;
    for (const found of text.matchAll(lexer(language))) {
      const [kind] = Object.entries(found.groups).find(([, piece]) => piece !== undefined) || [];
      if (!kind) continue;
      pieces.push(text.slice(at, found.index), element("span", { class: `j-${kind}` }, found[0]));
      at = found.index + found[0].length;
    }
    return [...pieces, text.slice(at)];
  }

  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      target.replaceChildren(...coloured(target.textContent, target.dataset.highlight));
    }
  });
  document.querySelectorAll("code[data-highlight]").forEach((code) => seen.observe(code));
})();
