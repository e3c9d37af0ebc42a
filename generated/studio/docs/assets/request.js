// Requests as they are sent: values written by OpenAPI's styles, forms, and secrets in their places.
"use strict";

(() => {
  const RESERVED = /%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B|3D)/g;
  const DELIMITERS = { spaceDelimited: " ", pipeDelimited: "|" };
  const USUAL = { path: "simple", header: "simple", query: "form", cookie: "form" };

  const sound = (text) => (text.toWellFormed ? text.toWellFormed() : text);
  const escaped = (text) =>
    encodeURIComponent(sound(text)).replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
  const asItIs = (text) => text;

  // Reserved characters that a query can hold, and what is an escape already, stay as they are.
  const reserved = (text) => text.split(/(%[0-9A-Fa-f]{2})/).map((piece, number) =>
    number % 2 ? piece : escaped(piece).replace(RESERVED, decodeURIComponent)).join("");

  const isComposed = (value) => typeof value === "object" && value !== null;
  const asText = (value) => (typeof value === "string" ? value : JSON.stringify(value));

  function members(name, value) {
    const items = Array.isArray(value) ? value.map((item) => [name, item]) : Object.entries(value);
    return items.filter(([, item]) => item != null).map(([key, item]) => [key, asText(item)]);
  }

  const flat = (value) => (Array.isArray(value) ? members("", value).map(([, text]) => text) : members("", value).flat());

  function deep(name, value) {
    if (value == null) return [];
    if (!isComposed(value)) return [[name, asText(value)]];
    return Object.entries(value).flatMap(([key, item]) => deep(`${name}[${key}]`, item));
  }

  // The names and values, both escaped, that stand for a value in a query or a form.
  function pairs(name, value, { style = "form", explode = true, escape = escaped, name: escapeName = escape }) {
    const written = (list) => list.map(([key, text]) => [escapeName(key), escape(text)]);
    if (style === "deepObject") return written(deep(name, value));
    if (!isComposed(value)) return value == null ? [] : written([[name, asText(value)]]);
    if (explode) return written(members(name, value));
    const parts = flat(value);
    const joint = style in DELIMITERS ? escape(DELIMITERS[style]) : ",";
    return parts.length ? [[escapeName(name), parts.map(escape).join(joint)]] : [];
  }

  function listed(value, explode, escape, joint) {
    if (!isComposed(value)) return value == null ? "" : escape(asText(value));
    const parts = Array.isArray(value) || !explode
      ? flat(value).map(escape)
      : members("", value).map(([key, text]) => `${escape(key)}=${escape(text)}`);
    return parts.join(joint);
  }

  function inPath(name, value, style, explode) {
    if (style === "label") return `.${listed(value, explode, escaped, explode ? "." : ",")}`;
    if (style !== "matrix") return listed(value, explode, escaped, ",");
    return pairs(name, value, { explode }).map(([key, text]) => (text ? `;${key}=${text}` : `;${key}`)).join("");
  }

  function wholeQuery(type, value) {
    if (/[/+]json/.test(type)) return escaped(asText(value));
    return isComposed(value) ? pairs("", value, {}).map((pair) => pair.join("=")).join("&") : asText(value);
  }

  // What one parameter puts into its place.
  function written(parameter, given) {
    const { name, style = USUAL[parameter.in], explode = style === "form" } = parameter;
    const value = parameter.type ? asText(given) : given;
    switch (parameter.in) {
      case "path":
        return inPath(name, value, style, explode);
      case "header":
        return listed(value, explode, asItIs, ",");
      default:
        if (style === "querystring") return wholeQuery(parameter.type || "", given);
        return pairs(name, value, { style, explode, name: escaped, escape: parameter.reserved ? reserved : escaped })
          .map((pair) => pair.join("=")).join("&");
    }
  }

  // Where a request goes: `query` are further pairs that are written already.
  function addressOf(server, path, holes, query) {
    const filled = path.replace(/\{([^{}]*)\}/g, (hole, name) => holes.get(name) ?? hole);
    const target = `${server.replace(/\/+$/, "")}${filled}`.replace(/#/g, "%23");
    const pieces = query.filter(Boolean).join("&");
    return pieces ? `${target}${target.includes("?") ? "&" : "?"}${pieces}` : target;
  }

  function urlencoded(fields, encodings) {
    return fields.flatMap(([name, value]) => {
      const { style, explode, reserved: isReserved } = encodings[name] || {};
      if (style) return pairs(name, value, { style, explode, name: escaped, escape: isReserved ? reserved : escaped });
      return repeated(value).map((each) => [escaped(name), escaped(asText(each))]);
    }).map((pair) => pair.join("=")).join("&");
  }

  const repeated = (value) => (Array.isArray(value) ? value : [value]).filter((each) => each != null);

  // Written by hand: a browser calls everything a file that has a media type of its own.
  function multipart(fields, encodings) {
    const boundary = `restencil-${crypto.getRandomValues(new Uint32Array(4)).join("")}`;
    const pieces = fields.flatMap(([name, value]) => parts(name, value, encodings[name] || {}).map(([key, each, type]) => {
      const file = each instanceof File ? `; filename="${quoted(each.name)}"` : "";
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(key)}"${file}\r\n`;
      return [`${head}${type ? `Content-Type: ${type}\r\n` : ""}\r\n`, each, "\r\n"];
    }));
    return { type: `multipart/form-data; boundary=${boundary}`, body: new Blob([...pieces.flat(), `--${boundary}--\r\n`]) };
  }

  function parts(name, value, { style, explode, type }) {
    if (style) return pairs(name, value, { style, explode, escape: asItIs }).map(([key, text]) => [key, text]);
    const said = type && !type.includes("*") ? type.split(",")[0].trim() : "";
    return repeated(value).map((each) => {
      if (each instanceof File) return [name, each, said || each.type || "application/octet-stream"];
      return [name, asText(each), said || (isComposed(each) ? "application/json" : "")];
    });
  }

  const quoted = (text) => text.replace(/"/g, "%22").replace(/\r\n|\r|\n/g, "%0D%0A");

  // The header or the piece of the query that carries a secret, nothing where a page cannot send it.
  function carried({ kind, carrier }, [secret, user = ""]) {
    switch (kind) {
      case "bearer":
        return { header: ["Authorization", `Bearer ${secret}`] };
      case "basic":
        return { header: ["Authorization", `Basic ${base64(`${user}:${secret}`)}`] };
      case "header":
        return { header: [carrier, secret] };
      case "query":
        return { query: `${escaped(carrier)}=${escaped(secret)}`, shown: `${escaped(carrier)}=•••` };
      default:
        return {};
    }
  }

  const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

  Object.assign(window.restencil, { written, addressOf, urlencoded, multipart, carried });
})();
