// What axe says of what is shown now. Used by access.spec.js and by the gallery.
import { AxeBuilder } from '@axe-core/playwright';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe can't decide about contrast, by its own word for it, looked at by eye; tests/accessibility.rs holds the tokens. */
const REVIEWED = [
  // One sign, as ✓ or ✕: the words beside it, or its label, say the same.
  'nonBmp',
  // Part of it lies under the line of buttons that stays in sight while a dialog is scrolled.
  'bgOverlap', 'elmPartiallyObscured', 'elmPartiallyObscuring',
];

const reviewed = ({ id, nodes }) => nodes.filter(({ any, target }) => {
  if (id === 'label-content-name-mismatch') return !any.length || !/关闭提示|Dismiss/.test(target.join());
  // axe knows no ground of what is drawn: ink on paper, both tokens.
  return !(id === 'color-contrast' && (any.some(({ data }) => REVIEWED.includes(data?.messageKey)) || /(^|\s)text(\[|$)/.test(target.join(' '))));
});

/** What axe objects to on what is shown now, and what it can't decide and nobody has looked at. */
export async function found(page, state) {
  const { violations, incomplete } = await new AxeBuilder({ page }).options({ runOnly: TAGS, rules: { 'label-content-name-mismatch': { enabled: true } } }).analyze();
  const each = (kind, id, nodes) => nodes.map(({ target, any }) => [state, kind, id, target.join(' '), any[0]?.data?.messageKey ?? ''].join(': '));
  return [...violations.flatMap(({ id, nodes }) => each('violation', id, nodes)), ...incomplete.flatMap((one) => each('undecided', one.id, reviewed(one)))];
}
