// axe on every page and dialog in every state of `states.js`, in both languages, light and dark, wide and narrow.
import { AxeBuilder } from '@axe-core/playwright';
import { test, expect } from './desk.js';
import { walk } from './states.js';

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 390, height: 844 };
const LOOKS = [
  { lang: 'zh', colorScheme: 'light', viewport: WIDE },
  { lang: 'zh', colorScheme: 'dark', viewport: NARROW },
  { lang: 'en', colorScheme: 'light', viewport: NARROW },
  { lang: 'en', colorScheme: 'dark', viewport: WIDE },
];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe can't decide, looked at by eye: the rule and the element, and why it is right. */
const REVIEWED = [];

const reviewed = (rule, target) => REVIEWED.some((one) => one.rule === rule && one.on.test(target));

/** What axe objects to on what is shown now, and what it can't decide and nobody has looked at. */
async function found(page, state) {
  const { violations, incomplete } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const each = (results) => results.flatMap(({ id, nodes }) => nodes.map(({ target }) => [id, target.join(' ')]));
  const open = each(incomplete).filter(([rule, target]) => !reviewed(rule, target));
  return [...each(violations).map((one) => ['violation', ...one]), ...open.map((one) => ['undecided', ...one])].map((one) => `${state}: ${one.join(': ')}`);
}

for (const look of LOOKS) {
  test.describe(`${look.lang} ${look.colorScheme} ${look.viewport.width}`, () => {
    test.use(look);

    test('axe finds nothing in any state, and leaves nothing open', async ({ page, site }) => {
      // Some forty states, each looked at by a slow tool.
      test.setTimeout(400_000);
      const all = [];
      const states = [];
      await walk(page, site, async (state) => {
        states.push(state);
        all.push(...await found(page, state));
      });
      expect(states.length).toBeGreaterThan(40);
      expect(all).toEqual([]);
    });
  });
}
