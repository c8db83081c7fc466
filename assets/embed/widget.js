// What <beian-check> shows. `show` answers each request with a tree of elements; here they are made, and what is
// answered goes back. Nothing is kept but in this element.

const STYLE = /* assets/embed/widget.css */ '';

/** A longer facts file is no facts file for a page. */
const MOST_FACTS = 300_000;
const MOST_ANSWERS = 4_096;

const TAGS = /^(a|article|button|details|div|fieldset|form|h2|h3|input|label|legend|li|ol|option|p|select|small|span|strong|summary|ul)$/;
const ATTRIBUTES = /^(aria-[a-z]+|autocomplete|class|data-go|data-question|for|id|inputmode|name|novalidate|part|role|tabindex|type|value)$/;

const CHINESE = /([\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]+)/;

/** Where a link may lead: into the app, or to an https page. */
function target(href, app) {
  try {
    const url = new URL(href.startsWith('#') ? app + href : href);
    return url.protocol === 'https:' || href.startsWith('#') ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** A text. In English what is Chinese in it says so, in one element, since each child of a row has a place of its own. */
function worded(text, english) {
  const pieces = english ? text.split(CHINESE) : [text];
  if (pieces.length === 1) return document.createTextNode(text);
  const whole = document.createElement('span');
  pieces.forEach((piece, at) => {
    const part = at % 2 ? document.createElement('span') : whole;
    part.append(piece);
    if (part !== whole) {
      part.lang = 'zh-CN';
      whole.append(part);
    }
  });
  return whole;
}

function made(node, app, english) {
  if (typeof node === 'string') return worded(node, english);
  const [tag, attributes, ...children] = node;
  if (!TAGS.test(tag)) return document.createTextNode('');
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'href') {
      const href = target(value, app);
      if (href) [element.href, element.target, element.rel] = [href, '_blank', 'noopener noreferrer'];
    } else if (name === 'checked' || name === 'selected') element[name] = true;
    else if (ATTRIBUTES.test(name)) element.setAttribute(name, value);
  }
  element.append(...children.map((child) => made(child, app, english && tag !== 'option')));
  return element;
}

/** RFC 3339 of what a page states as the moment, which may be a date in China; now where it states none. */
function moment(stated) {
  const text = /^\d{4}-\d\d-\d\d$/.test(stated ?? '') ? `${stated}T00:00+08:00` : stated;
  const at = text ? new Date(text) : new Date();
  return (Number.isNaN(at.getTime()) ? new Date() : at).toISOString();
}

/** The text of facts, whatever they are; what has no JSON is said to be unreadable. */
function written(facts) {
  if (facts == null) return undefined;
  let text = facts;
  try {
    if (typeof facts !== 'string') text = JSON.stringify(facts);
  } catch {
    text = undefined;
  }
  return typeof text === 'string' && text.length <= MOST_FACTS ? text || ' ' : '…';
}

/** Whether a page that states no `color-scheme` is dark there, by the first ground behind the element. */
function isDark(host) {
  if (getComputedStyle(host).colorScheme !== 'normal') return false;
  for (let at = host; at; at = at.assignedSlot ?? at.parentNode ?? at.host) {
    if (!(at instanceof Element)) continue;
    const [red, green, blue, alpha = 1] = getComputedStyle(at).backgroundColor.match(/^rgba?\((.*)\)/)?.[1].split(/[ ,/]+/).map(Number) ?? [];
    if (alpha > 0.5) return red * 0.3 + green * 0.59 + blue * 0.11 < 110;
  }
  return false;
}

// Pages change their scheme by an attribute of theirs. An element that is gone is not kept here.
const faces = new Set();
const tones = () => {
  for (const kept of faces) {
    const face = kept.deref();
    if (face) face.tone();
    else faces.delete(kept);
  }
};
const watch = new MutationObserver(() => {
  tones();
  // Once more when the change has faded in.
  setTimeout(tones, 500);
});

/** Starts the program, once for the page; gives what makes an element's face. */
export async function start(app) {
  const response = await fetch(new URL('widget.wasm', import.meta.url));
  if (!response.ok) throw new Error(response.status);
  // Not streamed: it is small, and what type the host gives it does not matter so.
  const { instance, module } = await WebAssembly.instantiate(await response.arrayBuffer(), __wbg_get_imports());
  __wbg_finalize_init(instance, module);
  const sheets = [STYLE, ':host{min-height:0!important}'].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  for (const root of [document.documentElement, document.body]) watch.observe(root, { attributes: true });
  return (host, facts, language) => new Face(host, facts, language, sheets, app);
}

class Face {
  #host; #facts; #language; #app; #sheets; #box; #answers; #said; #looked;

  constructor(host, facts, language, sheets, app) {
    [this.#host, this.#facts, this.#language, this.#sheets, this.#app] = [host, facts, language, sheets, app];
    const height = host.offsetHeight;
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = sheets.slice(0, 1);
    this.#box = document.createElement('section');
    this.#box.setAttribute('part', 'box');
    this.#box.className = 'bd';
    // What is below stays where it is until somebody answers.
    this.#box.style.minHeight = `${height}px`;
    root.replaceChildren(this.#box);
    root.addEventListener('submit', (event) => this.#sent(event));
    root.addEventListener('click', (event) => this.#clicked(event));
    faces.add(new WeakRef(this));
    this.update(true);
  }

  tone() {
    if (this.#host.isConnected) this.#box.toggleAttribute('data-dark', isDark(this.#host));
  }

  /** Shows what the attributes say now; `anew` from the beginning. */
  update(anew = false) {
    if (anew) this.#answers = undefined;
    this.tone();
    this.#show({});
  }

  #first() {
    const { product, answers } = this.#host;
    const given = new URLSearchParams((answers ?? '').slice(0, MOST_ANSWERS).replace(/^[^?]*\?/, ''));
    if (product && !given.has('product')) given.set('product', product.slice(0, 40));
    return `${given}`;
  }

  #show(more) {
    const host = this.#host;
    const facts = this.#answers === undefined ? written(this.#facts()) : undefined;
    const request = {
      lang: /^zh/i.test(this.#language(host)) ? 'zh' : 'en',
      policy: (host.policy ?? '').slice(0, 100),
      as_of: moment(host.asOf),
      answers: this.#answers ?? this.#first(),
      facts,
      ...more,
    };
    // A link holds what the fragment of the app does.
    request.answers = request.answers.replace(/^[^?]*\?/, '').replace(/^#.*/, '');
    const shown = JSON.parse(show(JSON.stringify(request)));
    if (!shown) return;
    if (this.#answers !== undefined || Object.keys(more).length) this.#answers = shown.answers;
    const looks = JSON.stringify([shown.lang, shown.tree]);
    if (looks !== this.#looked) {
      this.#looked = looks;
      this.#box.lang = shown.lang;
      this.#box.setAttribute('aria-label', shown.title);
      this.#box.replaceChildren(made(shown.tree, this.#app, shown.lang === 'en'));
    }
    const { verdict, report, answers } = shown;
    const said = JSON.stringify([verdict, report]);
    if (report && said !== this.#said) {
      const detail = { verdict, report, answers };
      host.dispatchEvent(new CustomEvent('beian-check:verdict', { bubbles: true, composed: true, detail }));
    }
    this.#said = said;
  }

  #acted(more) {
    // The place that was kept is given up as well, whatever the page's style says.
    this.#box.style.minHeight = '';
    this.#host.shadowRoot.adoptedStyleSheets = this.#sheets;
    this.#show(more);
    const wrong = this.#box.querySelector('[role=alert]');
    this.#box.querySelector(wrong ? '[name=answer]' : 'h2')?.focus();
  }

  #sent(event) {
    event.preventDefault();
    const { target: form, submitter } = event;
    this.#answers ??= this.#first();
    const fields = submitter?.value ? [[submitter.name, submitter.value]] : [...new FormData(form)];
    this.#acted({ question: form.dataset.question, fields: fields.flat().map(String) });
  }

  #clicked(event) {
    const go = event.target.closest?.('[data-go]')?.dataset.go;
    if (!go) return;
    this.#answers = go === '#' ? undefined : go;
    this.#acted({});
  }
}
