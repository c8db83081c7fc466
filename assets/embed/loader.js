// <beian-check>: all that a page fetches before one of its elements comes near the viewport. docs/embedding.md.
const WIDGET = './widget.js';
const APP = new URL('./', import.meta.url).href;
const ATTRIBUTES = ['product', 'answers', 'facts', 'lang', 'theme', 'policy', 'as-of'];

let widget;
let near;

/** What was refused while the widget was fetched: the directive, and what it would have to allow. */
function listen() {
  const refused = new Set();
  const note = ({ blockedURI, effectiveDirective }) => {
    if (blockedURI === 'wasm-eval') refused.add("script-src 'wasm-unsafe-eval'");
    else if (/^(script|connect|worker)-src/.test(effectiveDirective) && (blockedURI ?? '').startsWith(new URL(APP).origin)) {
      refused.add(`${effectiveDirective.replace(/-elem$/, '')} ${new URL(APP).origin}`);
    }
  };
  document.addEventListener('securitypolicyviolation', note);
  return async () => {
    // The reports of what was refused come a moment after the refusal.
    await new Promise((done) => setTimeout(done, 100));
    document.removeEventListener('securitypolicyviolation', note);
    return [...refused];
  };
}

/** The widget, fetched once for the whole page; after a failure the next element tries again. */
function fetched() {
  widget ??= (async () => {
    const refused = listen();
    try {
      const { start } = await import(WIDGET);
      const face = await start(APP);
      refused();
      return { face };
    } catch (error) {
      setTimeout(() => { widget = undefined; }, 1_000);
      return { refused: await refused(), error };
    }
  })();
  return widget;
}

/** What stands below the page's own text where the check can't run. */
function problem(element, refused) {
  const zh = /^zh/i.test(language(element));
  const why = refused.length
    ? (zh ? `这个页面的内容安全策略（CSP）缺少：` : 'The Content-Security-Policy of this page lacks: ') + refused.join('; ')
    : (zh ? '没能载入。' : 'It could not be loaded.');
  const said = document.createElement('p');
  said.setAttribute('part', 'problem');
  said.append((zh ? '自查工具没能在这里启动。' : 'The check can\'t start here. ') + why + ' ');
  const link = said.appendChild(document.createElement('a'));
  [link.href, link.target, link.rel] = [APP, '_blank', 'noopener'];
  link.textContent = zh ? '打开完整的自查工具' : 'Open the full tool';
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
  root.replaceChildren(document.createElement('slot'), said);
}

/** The element's language, or that of what it stands in, or the browser's. */
function language(element) {
  for (let at = element; at; at = at.parentNode ?? at.host) {
    const tag = at.getAttribute?.('lang');
    if (tag) return tag;
  }
  return navigator.language;
}

let turn = Promise.resolve();

/** Elements that come at once are shown one after the other, each in a task of its own: the page goes on in between. */
async function show(element, use) {
  const { face, refused } = await fetched();
  turn = turn.then(() => new Promise((done) => { setTimeout(done); }));
  await turn;
  if (!element.isConnected) return;
  if (face) use(face);
  else problem(element, refused);
}

class BeianCheck extends HTMLElement {
  static observedAttributes = ATTRIBUTES;
  #face;
  #facts;

  connectedCallback() {
    // A property that was set before this script was there hides the setter.
    if (Object.hasOwn(this, 'facts')) {
      const { facts } = this;
      delete this.facts;
      this.facts = facts;
    }
    if (this.#face) return this.#face.update();
    if (!globalThis.IntersectionObserver) return this.#show();
    near ??= new IntersectionObserver((seen) => {
      for (const { isIntersecting, target } of seen) if (isIntersecting) target.#show();
    }, { rootMargin: '400px' });
    near.observe(this);
  }

  disconnectedCallback() {
    near?.unobserve(this);
  }

  attributeChangedCallback(name, before, now) {
    if (name === 'facts') this.#facts = undefined;
    if (before !== now) this.#face?.update(name !== 'theme' && name !== 'lang');
  }

  #show() {
    near?.unobserve(this);
    show(this, (face) => { this.#face ??= face(this, () => this.#facts ?? this.getAttribute('facts'), language); });
  }

  /** The facts that are judged: a facts file as an object or as text; null for the interview. */
  get facts() {
    return this.#facts ?? this.getAttribute('facts');
  }

  set facts(facts) {
    this.#facts = facts ?? undefined;
    this.#face?.update(true);
  }

  /** As the property. */
  setFacts(facts) {
    this.facts = facts;
  }
}

for (const name of ATTRIBUTES.filter((name) => name !== 'facts' && name !== 'lang')) {
  Object.defineProperty(BeianCheck.prototype, name === 'as-of' ? 'asOf' : name, {
    configurable: true,
    enumerable: true,
    get() { return this.getAttribute(name); },
    set(value) {
      if (value == null) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}

// Two versions of this script on one page: the first one stays.
if (!customElements.get('beian-check')) customElements.define('beian-check', BeianCheck);
