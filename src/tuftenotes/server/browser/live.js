// Keeps an open page in step with the site: added to each page as `tuftenotes serve` sends it, never to a file.
(() => {
  const own = document.currentScript;
  const base = new URL(".", own.src).href;
  const follow = "follow" in own.dataset;
  let { digest, instance, version } = own.dataset;
  own.remove();

  // Files that have changed since the page was loaded: URL path -> a query that makes the browser ask again.
  const stamps = new Map();
  const SHEETS = 'link[rel~="stylesheet"][href]';
  const ASSETS = `${SHEETS}, [src]:not(script), [srcset], object[data]`;
  let source = null;
  let patience = 250;
  let work = Promise.resolve();

  function connect() {
    if (source || document.hidden) return;
    const query = new URLSearchParams({ path: location.pathname, digest, instance, version });
    source = new EventSource(`${base}events?${query}`);
    source.onopen = () => { patience = 250; };
    source.onmessage = ({ data }) => {
      work = work.then(() => receive(JSON.parse(data))).catch((error) => console.error("tuftenotes:", error));
    };
    source.onerror = () => {
      disconnect();
      setTimeout(connect, patience);
      patience = Math.min(2 * patience, 2000);
    };
  }

  function disconnect() {
    source?.close();
    source = null;
  }

  async function receive(message) {
    ({ instance, version } = message);
    const all = message.assets === null;
    for (const [path, stamp] of Object.entries(message.assets ?? {})) stamps.set(path, stamp);
    if (all) for (const path of assetPaths()) stamps.set(path, `${instance}-${version}`);
    if (message.problems.length || document.querySelector("tuftenotes-problems")) {
      (await import(`${base}overlay.js`)).show(message.problems);
    }
    if (message.changed) await update();
    else if (all || Object.keys(message.assets).length) await loadSheets(stamp(document.cloneNode(true)), true);
    document.dispatchEvent(new CustomEvent("tuftenotes:update"));
  }

  // Fetch the page and turn the one on the screen into it, block by block.
  async function update() {
    const response = await fetch(location.href, { cache: "no-store" });
    const next = new DOMParser().parseFromString(await response.text(), "text/html");
    const script = next.querySelector("script[data-tuftenotes]");
    if (!script) return;
    digest = script.dataset.digest;
    script.remove();
    stamp(next);
    if (hasNewScript(next)) {
      location.reload();
      return;
    }
    const { Idiomorph } = await import(`${base}idiomorph.js`);
    await Promise.all([loadSheets(next, false), loadPictures(next)]);
    const hold = holdPlace();
    const changes = new MutationObserver(() => {});
    changes.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    for (const [old, fresh] of differences(document.body, next.body)) Idiomorph.morph(old, fresh, { callbacks });
    if (!document.head.isEqualNode(next.head)) Idiomorph.morph(document.head, next.head, { callbacks });
    const root = document.documentElement;
    for (const { name, value } of next.documentElement.attributes) {
      // Scripts of the page note choices (such as a colour scheme) on the root. To set an attribute, be it to what
      // it is, makes a browser lay out all of the page.
      const isOurs = !/^(class|style|data-.*)$/.test(name);
      if (isOurs && root.getAttribute(name) !== value) root.setAttribute(name, value);
    }
    const records = changes.takeRecords();
    changes.disconnect();
    hold();
    await window.MathJax?.typesetPromise?.();
    if (follow) showChange(records);
  }

  // Return the pairs of smallest elements that differ: after most edits one paragraph is all there is to morph.
  function differences(old, fresh) {
    if (old.isEqualNode(fresh)) return [];
    const [here, there] = [[...old.childNodes], [...fresh.childNodes]];
    const unlike = here.map((node, at) => [node, there[at]]).filter(([a, b]) => !b || !a.isEqualNode(b));
    const isInside = here.length === there.length
      && old.cloneNode(false).isEqualNode(fresh.cloneNode(false))
      && unlike.every(([a, b]) => a.nodeType === Node.ELEMENT_NODE && b.nodeType === Node.ELEMENT_NODE);
    return isInside ? unlike.flatMap(([a, b]) => differences(a, b)) : [[old, fresh]];
  }

  const callbacks = {
    // What the reader has opened or chosen is kept.
    beforeNodeMorphed(old, fresh) {
      if (old.localName === "input" && fresh.localName === "input") fresh.checked = old.checked;
      if (old.localName === "details" && fresh.localName === "details") fresh.open = old.open;
      return true;
    },
    // So is what scripts of the page have shown or pressed around the text, and the pictures that follow the switch.
    beforeAttributeUpdated: (name, node) => !(/^(hidden|aria-pressed)$/.test(name) && !node.closest("article"))
      && !(/^(media|data-dark)$/.test(name) && "dark" in node.dataset),
    beforeNodeRemoved: (node) => node.localName !== "tuftenotes-problems",
  };

  // A script runs only when a page is loaded.
  function hasNewScript(next) {
    const here = new Set(Array.from(document.scripts, (script) => script.outerHTML));
    return Array.from(next.scripts).some((script) => !here.has(script.outerHTML));
  }

  function stamped(address) {
    const url = new URL(address, document.baseURI);
    const stamp = url.origin === location.origin && stamps.get(url.pathname);
    if (!stamp) return address;
    url.searchParams.set("tuftenotes", stamp);
    return url.pathname + url.search + url.hash;
  }

  function stamp(root) {
    for (const node of root.querySelectorAll(ASSETS)) {
      for (const name of ["href", "src", "data"]) {
        const value = node.getAttribute(name);
        if (value && stamped(value) !== value) node.setAttribute(name, stamped(value));
      }
      const set = node.getAttribute("srcset");
      if (set) {
        const fresh = set.split(/,\s+/).map((part) => part.trim().replace(/^\S+/, stamped)).join(", ");
        if (fresh !== set) node.setAttribute("srcset", fresh);
      }
    }
    return root;
  }

  function assetPaths() {
    const values = Array.from(document.querySelectorAll(ASSETS)).flatMap((node) => [
      node.getAttribute("href"), node.getAttribute("src"), node.getAttribute("data"),
      ...(node.getAttribute("srcset") ?? "").split(/,\s+/).map((part) => part.trim().split(/\s/)[0]),
    ]);
    const urls = values.filter(Boolean).map((value) => new URL(value, document.baseURI));
    return urls.filter((url) => url.origin === location.origin).map((url) => url.pathname);
  }

  // Load style sheets that the page does not have yet before the old ones go: it is never seen without style.
  async function loadSheets(next, replace) {
    const address = (link) => link.getAttribute("href");
    const here = Array.from(document.querySelectorAll(SHEETS));
    const known = new Set(here.map(address));
    const fresh = Array.from(next.querySelectorAll(SHEETS)).filter((link) => !known.has(address(link)));
    await Promise.all(fresh.map((link) => new Promise((done) => {
      const path = (node) => new URL(address(node), document.baseURI).pathname;
      const old = here.find((other) => path(other) === path(link));
      const copy = document.importNode(link, true);
      copy.onload = copy.onerror = () => { old?.remove(); done(); };
      setTimeout(done, 2000);
      if (old) old.after(copy);
      else document.head.append(copy);
    })));
    if (replace) stamp(document.body);
  }

  // Load pictures that the page does not show yet before it does: only then is it known how high they are, and
  // where what is below them will be.
  async function loadPictures(next) {
    const whole = (image) => image.closest("picture") ?? image;
    const known = new Set(Array.from(document.images, (image) => whole(image).outerHTML));
    const fresh = Array.from(next.images).filter((image) => !known.has(whole(image).outerHTML));
    await Promise.all(fresh.map((image) => {
      const copy = document.importNode(whole(image), true);
      const picture = copy.localName === "img" ? copy : copy.querySelector("img");
      picture.loading = "eager";
      // A picture that cannot be loaded is shown as such.
      return Promise.race([picture.decode().catch(() => {}), new Promise((done) => { setTimeout(done, 2000); })]);
    }));
  }

  // Return a function that brings what is at the top of the window now back to where it is. Blocks are found
  // again by what they say: a morph reuses elements for other texts. Where the block at the top has itself
  // changed, the one above it holds the place, then those below.
  function holdPlace() {
    const old = blocks();
    const first = old.findIndex((block) => block.getBoundingClientRect().bottom > 0);
    const above = old.slice(Math.max(first - 1, 0), first);
    const marks = [...old.slice(first, first + 1), ...above, ...old.slice(first + 1, first + 30)]
      .map((block) => ({ text: block.textContent, top: block.getBoundingClientRect().top }));
    const { scrollX: x, scrollY: y } = window;
    const root = document.documentElement;
    // The browser would correct for the same change a second time.
    root.style.overflowAnchor = "none";
    return () => {
      const found = new Map();
      for (const block of blocks()) {
        const text = block.textContent;
        found.set(text, [...(found.get(text) ?? []), block.getBoundingClientRect().top]);
      }
      const mark = y > 0 && marks.find(({ text }) => found.get(text)?.length === 1);
      const moved = mark ? found.get(mark.text)[0] + (scrollY - y) - mark.top : 0;
      // Browsers cut off a part of a pixel that they cannot scroll to.
      scrollTo({ left: x, top: Math.round(y + moved), behavior: "instant" });
      requestAnimationFrame(() => requestAnimationFrame(() => root.style.removeProperty("overflow-anchor")));
    };
  }

  function blocks() {
    const all = document.body.querySelectorAll("h1, h2, h3, h4, p, li, pre, tr, figcaption, [role=paragraph]");
    // Navigation may stand still whatever is below it.
    const still = "nav, header, footer, aside";
    return Array.from(all).filter(
      (block) => block.textContent.trim() && block.getClientRects().length && !block.closest(still),
    );
  }

  function showChange(records) {
    const nodes = records.flatMap(({ target, addedNodes }) => [...addedNodes, target]);
    // A title also changes where it is listed; what the author wrote is in the text.
    const element = nodes.map((node) => (node.nodeType === 1 ? node : node.parentElement)).find(
      (node) => node?.isConnected && node !== document.body && node.getClientRects().length && !node.closest("nav"),
    );
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    element?.scrollIntoView({ block: "center", behavior: calm ? "instant" : "smooth" });
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);
  connect();
})();
