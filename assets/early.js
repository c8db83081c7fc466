// Before anything is painted: in which language and theme the first screen is shown, and whether it is what was asked for.
// Where another page was asked for, the part of the program that has it is fetched along with the program.
// Then it remembers what is pressed before the program is there, which is pressed again once it is.
(() => {
  // The build writes in which files each part is, and what the page of the questions begins with.
  const PARTS = {};
  const BEGINS = {};
  // As `Part::of` has it.
  const PAGES = { bsnApply: 'desk', bsnManagement: 'desk', ask: 'advice', plan: 'advice', faq: 'guide', about: 'guide' };

  const root = document.documentElement;
  let chosen;
  let theme;
  try {
    [chosen, theme] = ['lang', 'theme'].map((name) => localStorage.getItem(`beian-desk/${name}`));
  } catch { /* denied */ }
  // What surrounds the page on a phone has its colour too.
  new MutationObserver(() => {
    const { theme: now } = root.dataset;
    document.querySelectorAll('meta[name="theme-color"]').forEach((meta, at) => {
      const name = ['light', 'dark'][at];
      meta.media = now ? (now === name ? 'all' : 'not all') : `(prefers-color-scheme: ${name})`;
    });
  }).observe(root, { attributeFilter: ['data-theme'] });
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  // As `Model::preferred` has it.
  const lang = [chosen, ...navigator.languages].map((tag) => String(tag).slice(0, 2)).find((tag) => tag === 'zh' || tag === 'en');
  if (lang === 'en') root.lang = lang;
  const [page, slug] = location.hash.split('?', 1)[0].split('/').slice(1);
  const begins = page === 'faq' && !slug && BEGINS[lang ?? 'zh'];
  if (lang === 'en' || begins) {
    // As soon as the Chinese one begins, which is before it is painted.
    new MutationObserver((_, watch) => {
      const app = document.getElementById('bd-app');
      if (!app?.firstElementChild) return;
      if (lang === 'en') app.replaceChildren(document.getElementById('bd-first-en').content);
      const main = app.querySelector('main');
      if (!main) return;
      watch.disconnect();
      if (!begins) return;
      const [heading, lead] = ['h1', 'p'].map((tag) => document.createElement(tag));
      [heading, lead].forEach((element, at) => {
        element.textContent = begins[at];
        element.dataset.begins = '';
      });
      lead.className = 'bd-lead';
      main.prepend(heading, lead);
    }).observe(root, { childList: true, subtree: true });
  }
  // Once something is painted, which waits for the styles alone. The program takes it when it asks for it itself.
  requestAnimationFrame(() => setTimeout(() => {
    for (const name of PARTS[PAGES[page]] ?? []) {
      const link = document.createElement('link');
      Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: '', href: `./${name}` });
      document.head.append(link);
    }
  }));
  if (!/^(#\/?)?$/.test(location.hash)) root.dataset.elsewhere = '';
  if (location.protocol === 'file:') root.dataset.local = '';

  const FIRST = '.bd-first :is(a, button)';
  const name = (element) => element.getAttribute('aria-label') ?? element.textContent;
  let pressed;
  let focused;
  addEventListener('click', ({ target }) => {
    const button = target.closest?.('.bd-first button');
    if (button) pressed = name(button);
  });
  addEventListener('focusin', ({ target }) => { focused = target.matches(FIRST) ? name(target) : undefined; });
  addEventListener('beian-desk:here', () => {
    const all = [...document.querySelectorAll('#bd-app :is(a, button)')];
    const called = (text) => text !== undefined && all.find((element) => name(element) === text);
    (called(focused) || undefined)?.focus();
    (called(pressed) || undefined)?.click();
    [pressed, focused] = [];
  });
})();
