// The element in a frame, for hosts that allow no script of others: `embed.html?product=ecs&lang=zh`. It tells the
// page around it its height; its verdict, and the facts that it takes, are for the page of `?origin=https://…` alone.
import './embed.js';

const query = new URLSearchParams(location.search);
const element = document.createElement('beian-check');
for (const name of ['product', 'answers', 'lang', 'policy', 'as-of']) {
  const value = query.get(name);
  if (value) element.setAttribute(name, value.slice(0, 4_096));
}
const theme = query.get('theme') ?? 'light';
document.documentElement.dataset.theme = ['auto', 'dark'].includes(theme) ? theme : 'light';
if (/^en/i.test(query.get('lang') ?? '')) document.documentElement.lang = 'en';
document.body.append(element);

/** The origin of the page around, as the query names it. */
const origin = (() => {
  try {
    const url = new URL(query.get('origin') ?? '');
    const local = ['localhost', '127.0.0.1'].includes(url.hostname);
    return url.protocol === 'https:' || local ? url.origin : undefined;
  } catch {
    return undefined;
  }
})();

if (parent !== self) {
  new ResizeObserver(() => {
    const height = Math.ceil(element.getBoundingClientRect().height);
    parent.postMessage({ type: 'beian-check:height', height }, origin ?? '*');
  }).observe(element);
  if (origin) {
    element.addEventListener('beian-check:verdict', ({ detail }) => {
      parent.postMessage({ type: 'beian-check:verdict', ...detail }, origin);
    });
    addEventListener('message', (event) => {
      if (event.source !== parent || event.origin !== origin || event.data?.type !== 'beian-check:facts') return;
      const { facts } = event.data;
      element.facts = typeof facts === 'string' || typeof facts === 'object' ? facts : null;
    });
  }
}
