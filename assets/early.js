// Before anything is painted: in which language and theme the first screen is shown, and whether it is what was asked for.
// Then it remembers what is pressed before the program is there, which is pressed again once it is.
(() => {
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
  if (lang === 'en') {
    root.lang = lang;
    // As soon as the Chinese one begins, which is before it is painted.
    new MutationObserver((_, watch) => {
      const app = document.getElementById('bd-app');
      if (!app?.firstElementChild) return;
      watch.disconnect();
      app.replaceChildren(document.getElementById('bd-first-en').content);
    }).observe(root, { childList: true, subtree: true });
  }
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
