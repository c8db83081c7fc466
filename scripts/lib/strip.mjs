// Takes classes out of the program that a crate brings along and nobody uses. wasm-bindgen exports them, so that
// neither the linker nor wasm-opt may leave them out: their exports go here, before wasm-opt, and their glue with them.
// And comments out of what is ours.

/** Names of exports that belong to classes of this name. */
const belongs = (prefix) => {
  const small = prefix.toLowerCase();
  return (name) => name.startsWith(small) || name.startsWith(`__wbg_${small}`);
};

/** A number of the format (LEB128) at `at`, and what follows it. */
function number(bytes, at) {
  let [value, shift, byte] = [0, 0, 0];
  do {
    byte = bytes[at++];
    value |= (byte & 0x7f) << shift;
    shift += 7;
  } while (byte & 0x80);
  return [value >>> 0, at];
}

function encoded(value) {
  const bytes = [];
  do {
    const more = value > 0x7f;
    bytes.push((value & 0x7f) | (more ? 0x80 : 0));
    value >>>= 7;
  } while (value);
  return Buffer.from(bytes);
}

const EXPORTS = 7;

/** The program without the exports of the classes whose names begin with `prefix`. */
export function stripExports(wasm, prefix) {
  const gone = belongs(prefix);
  const parts = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length; ) {
    const [length, start] = number(wasm, at + 1);
    const end = start + length;
    if (wasm[at] !== EXPORTS) {
      parts.push(wasm.subarray(at, end));
      at = end;
      continue;
    }
    let [count, next] = number(wasm, start);
    const kept = [];
    for (; count > 0; count -= 1) {
      const [size, name] = number(wasm, next);
      // Behind the name: what kind it is, and its index.
      const [, after] = number(wasm, name + size + 1);
      if (!gone(wasm.subarray(name, name + size).toString())) kept.push(wasm.subarray(next, after));
      next = after;
    }
    const body = Buffer.concat([encoded(kept.length), ...kept]);
    parts.push(Buffer.from([EXPORTS]), encoded(body.length), body);
    at = end;
  }
  return Buffer.concat(parts);
}

/** The glue without these classes, and without comments. */
export const stripGlue = (glue, prefix) => glue
  .replace(new RegExp(`^export class ${prefix}\\w* \\{\\n[^]*?^\\}\\n(?:^if \\(Symbol\\.dispose\\) ${prefix}.*\\n)?`, 'gm'), '')
  .replace(new RegExp(`^const ${prefix}\\w*Finalization = [^]*?;\\n`, 'gm'), '')
  .replace(/^ *\/\*\*\n[^]*?\*\/\n/gm, '');

/** A script without the lines and blocks that are comments. */
export const stripLines = (script) => script.replace(/^ *\/\*\*[^]*?\*\/\n/gm, '').replace(/^ *\/\/.*\n/gm, '').replace(/^\n+/gm, '');

/** As small as it gets without another program: without comments that have a line of their own, and without indentation. */
export const lean = (script) => stripLines(script).replace(/^ +/gm, '').replace(/\n{2,}/g, '\n');

/** A stylesheet without its comments, and without blanks that mean nothing. */
export const leanCss = (css) => css.replace(/\/\*[^]*?\*\/\n*/g, '').replace(/\s*([{};])\s*/g, '$1').replace(/\n\s*/g, ' ');

/** The text with `piece` in the place of the one `mark` that it has. */
export function put(text, mark, piece) {
  const [before, after, ...more] = text.split(mark);
  if (after === undefined || more.length) throw new Error(`not exactly one \`${mark}\``);
  return before + piece + after;
}
