// Checks values by the schemas of an operation: what is wrong, where, in the words of the page.
"use strict";

(() => {
  const { say } = window.restencil;

  // Schemas that lead back to themselves without a value in between, or very deep values, are not followed further.
  const DEEPEST = 60;
  const MOST = 20;
  const LONGEST_MATCHED = 500;

  function kindOf(value) {
    if (value === null) return "null";
    if (Array.isArray(value)) return "array";
    if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
    return typeof value;
  }

  const isKind = (value, kind) => kindOf(value) === kind || (kind === "number" && kindOf(value) === "integer");
  const isObject = (value) => kindOf(value) === "object";
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const inside = (path, key) => (path && /^[\p{L}\p{N}_$-]+$/u.test(key) ? `${path}.${key}` : path ? `${path}[${JSON.stringify(key)}]` : key);

  // A schema without its references.
  function plain(schema, definitions) {
    let found = schema;
    for (let step = 0; found.$ref !== undefined && step < DEEPEST; step += 1) found = definitions[found.$ref] || {};
    return found;
  }

  // Patterns come with the document: one that could take for ever is not tried.
  function isTame(pattern) {
    let rest = pattern.replace(/\\.|\[(?:\\.|[^\]\\])*\]/gs, "x");
    for (let before = ""; before !== rest; ) {
      if (/\([^()]*[*+{|\0][^()]*\)[*+{]/.test(rest)) return false;
      before = rest;
      rest = rest.replace(/\(([^()]*)\)/g, (_, group) => (/[*+{|\0]/.test(group) ? "\0" : "x"));
    }
    return true;
  }

  function fitsPattern(text, pattern) {
    if (text.length > LONGEST_MATCHED || !isTame(pattern)) return true;
    try {
      return new RegExp(pattern, "u").test(text);
    } catch {
      return true;
    }
  }

  // What is said of a value that does not keep a limit, or nothing.
  const LIMITS = {
    minimum: (value, least) => value < least && say("check_least", least),
    maximum: (value, most) => value > most && say("check_most", most),
    exclusiveMinimum: (value, bound) => value <= bound && say("check_above", bound),
    exclusiveMaximum: (value, bound) => value >= bound && say("check_below", bound),
    multipleOf: (value, step) => !isMultiple(value, step) && say("check_multiple", step),
    minLength: (value, least) => [...value].length < least && say("check_shortest", least),
    maxLength: (value, most) => [...value].length > most && say("check_longest", most),
    pattern: (value, pattern) => !fitsPattern(value, pattern) && say("check_pattern", pattern),
    minItems: (value, least) => value.length < least && say("check_fewest", least),
    maxItems: (value, most) => value.length > most && say("check_most_items", most),
    uniqueItems: (value) => new Set(value.map((each) => JSON.stringify(each))).size < value.length && say("check_unique"),
    minProperties: (value, least) => Object.keys(value).length < least && say("check_fewest", least),
    maxProperties: (value, most) => Object.keys(value).length > most && say("check_most_items", most),
  };
  const LIMITED = {
    number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
    string: ["minLength", "maxLength", "pattern"],
    array: ["minItems", "maxItems", "uniqueItems"],
    object: ["minProperties", "maxProperties"],
  };

  // Fractions of two are not exact: 0.3 is a multiple of 0.1.
  function isMultiple(value, step) {
    const quotient = value / step;
    return Math.abs(quotient - Math.round(quotient)) < 1e-9 * Math.max(1, Math.abs(quotient));
  }

  function* limits(schema, value, path) {
    const kind = kindOf(value) === "integer" ? "number" : kindOf(value);
    for (const keyword of LIMITED[kind] || []) {
      const told = keyword in schema && LIMITS[keyword](value, schema[keyword]);
      if (told) yield { path, told };
    }
  }

  function* members(schema, value, path, definitions, depth) {
    const properties = new Map(Object.entries(schema.properties || {}));
    for (const name of schema.required || []) {
      if (!Object.hasOwn(value, name)) yield { path: inside(path, name), told: say("check_required") };
    }
    for (const [name, each] of Object.entries(value)) {
      const schemaOf = properties.get(name) ?? schema.additionalProperties ?? {};
      if (schemaOf === false) yield { path: inside(path, name), told: say("check_unknown") };
      else yield* faults(schemaOf, each, inside(path, name), definitions, depth + 1);
    }
  }

  function* items(schema, value, path, definitions, depth) {
    for (const [number, each] of value.entries()) {
      const schemaOf = schema.prefixItems?.[number] ?? schema.items ?? {};
      yield* faults(schemaOf, each, `${path}[${number}]`, definitions, depth + 1);
    }
  }

  // Of several types the one that is meant is told: the one whose fixed values fit, and then the nearest.
  function* union(schema, value, path, definitions, depth) {
    const tried = schema.anyOf.map((each) => [...faults(each, value, path, definitions, depth + 1)]);
    if (tried.some((found) => !found.length)) return;
    const alike = tried.filter((found) => !found.some((each) => each.path === path && each.kinds));
    const misfits = (found) => found.filter((each) => each.choices);
    alike.sort((one, other) => misfits(one).length - misfits(other).length || one.length - other.length);
    if (!alike.length) return yield wrongKind(path, tried.flatMap((found) => found.flatMap((each) => each.kinds || [])));
    const [misfit] = misfits(alike[0]);
    if (!misfit) return yield* alike[0];
    // none of them is meant: any of their values would do
    const others = alike.flatMap(misfits).filter((each) => each.path === misfit.path);
    yield wrongChoice(misfit.path, others.flatMap((each) => each.choices));
  }

  function wrongChoice(path, choices) {
    const texts = [...new Set(choices.map((each) => JSON.stringify(each)))];
    const listed = texts.length > MOST ? [...texts.slice(0, MOST), "…"] : texts;
    return { path, choices, told: say("check_enum", listed.join(", ")) };
  }

  function wrongKind(path, kinds) {
    const different = [...new Set(kinds)];
    return { path, kinds: different, told: say("check_type", different.join(" | ")) };
  }

  function* faults(given, value, path, definitions, depth) {
    const schema = plain(given, definitions);
    if (depth > DEEPEST) return;
    if (schema.anyOf) return yield* union(schema, value, path, definitions, depth);
    if (schema.enum && !schema.enum.some((each) => same(each, value))) {
      yield wrongChoice(path, schema.enum);
    }
    if (schema.type && !isKind(value, schema.type)) return yield wrongKind(path, [schema.type]);
    yield* limits(schema, value, path);
    if (isObject(value)) yield* members(schema, value, path, definitions, depth);
    else if (Array.isArray(value)) yield* items(schema, value, path, definitions, depth);
  }

  // The first things that are wrong with a value, each with its path.
  function check(schema, value, definitions) {
    const found = [];
    for (const each of faults(schema, value, "", definitions, 0)) {
      found.push(each);
      if (found.length === MOST) break;
    }
    return found;
  }

  const TOKEN = /[ \t\r\n]*("(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:])/y;

  // What may follow in JSON, by what is expected and which brackets are open: the next expectation, or nothing.
  function follows(token, expected, open) {
    const closed = () => (open.pop(), open.length ? "more" : "end");
    if (expected === "key" || expected === "first key") {
      if (token === "}") return expected === "first key" && closed();
      return token[0] === '"' && "colon";
    }
    if (expected === "colon") return token === ":" && "value";
    if (expected === "more") {
      if (token === ",") return open.at(-1) === "{" ? "key" : "value";
      return token === { "{": "}", "[": "]" }[open.at(-1)] && closed();
    }
    if (expected === "end") return false;
    if (token === "]") return expected === "first value" && closed();
    if (token === "{" || token === "[") return open.push(token) && (token === "{" ? "first key" : "first value");
    return !"},:".includes(token) && (open.length ? "more" : "end");
  }

  // Line and column at which a text stops being JSON: browsers do not always say it.
  function placeOf(text) {
    const open = [];
    let at = 0;
    for (let expected = "value"; ; ) {
      TOKEN.lastIndex = at;
      const found = TOKEN.exec(text);
      expected = found && follows(found[1], expected, open);
      if (!expected) break;
      at = TOKEN.lastIndex;
    }
    const before = text.slice(0, at + /^\s*/.exec(text.slice(at))[0].length).split("\n");
    return `${before.length}:${before.at(-1).length + 1}`;
  }

  Object.assign(window.restencil, { check, plain, placeOf });
})();
