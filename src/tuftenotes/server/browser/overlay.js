// What is wrong with the site, laid over the last good page until it is mended.
const NAME = "tuftenotes-problems";
const STYLE = `
  :host { all: initial; }
  section { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 60vh; overflow: auto;
    box-sizing: border-box; padding: 1rem 1.5rem; border-top: 3px solid #b00020; background: #1c1b19;
    color: #f3f1e8; font: 14px/1.5 ui-monospace, Menlo, Consolas, monospace;
    box-shadow: 0 -4px 24px rgb(0 0 0 / .35); }
  h1 { margin: 0 2rem .5rem 0; font: 600 15px/1.5 system-ui, sans-serif; }
  pre { margin: 0 0 .75rem; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
  a { color: #9cc4ff; }
  button { position: absolute; top: .75rem; right: 1rem; border: 0; background: none; color: inherit;
    font: 20px/1 system-ui, sans-serif; cursor: pointer; }`;

export function show(problems) {
  document.querySelector(NAME)?.remove();
  if (!problems.length) return;
  const host = document.createElement(NAME);
  const root = host.attachShadow({ mode: "open" });
  const section = element("section", { role: "alert" });
  const number = problems.length === 1 ? "One problem" : `${problems.length} problems`;
  const close = element("button", { type: "button", "aria-label": "Hide" }, "×");
  close.onclick = () => host.remove();
  section.append(element("h1", {}, `${number}. Below is the page as it was before.`), close);
  for (const { text, link } of problems) {
    const pre = element("pre", {});
    const place = link && text.indexOf(": ");
    if (place > 0) pre.append(element("a", { href: link }, text.slice(0, place)), text.slice(place));
    else pre.append(text);
    section.append(pre);
  }
  root.append(element("style", {}, STYLE), section);
  document.documentElement.append(host);
}

function element(name, attributes, text = "") {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.textContent = text;
  return node;
}
