// Writes each file of DIR that gets smaller once more beside itself: `.br` by brotli 11, `.gz` by gzip 9.
//
//   node scripts/lib/compress.mjs DIR

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { files } from './files.mjs';

const TEXTS = /\.(css|html|js|json|svg|txt|wasm|webmanifest)$/;
const PACKED = /\.(br|gz)$/;

/** Brotli at its best. */
export const brotli = (bytes) => brotliCompressSync(bytes, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
});

const WAYS = { '.br': brotli, '.gz': (bytes) => gzipSync(bytes, { level: 9 }) };

/** Writes them; how many files there are, and their bytes plain and by brotli. */
export function compress(dir) {
  const all = files(dir);
  all.filter((file) => PACKED.test(file)).forEach((file) => rmSync(file));
  const sum = { files: 0, plain: 0, packed: 0 };
  for (const file of all.filter((name) => TEXTS.test(name))) {
    const bytes = readFileSync(file);
    for (const [end, pack] of Object.entries(WAYS)) {
      const packed = pack(bytes);
      if (end === '.br') {
        sum.files += 1;
        sum.plain += bytes.length;
        sum.packed += Math.min(packed.length, bytes.length);
      }
      if (packed.length < bytes.length) writeFileSync(file + end, packed);
    }
  }
  return sum;
}

if (process.argv[1]?.endsWith('compress.mjs')) {
  const { files, plain, packed } = compress(process.argv[2] ?? 'dist');
  console.log(`${files} files: ${plain} bytes, ${packed} by brotli`);
}
