// Makes of the example `wasm_speed`, which cargo has just built, what Node can start: as small as the product is made.
//
//   node scripts/lib/speed.mjs FOLDER

import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { glued } from './glued.mjs';

const folder = resolve(process.argv[2]);
const { glue, wasm } = glued('examples/wasm_speed', 'wasm_speed_bg.wasm');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'wasm_speed.js'), glue);
writeFileSync(join(folder, 'wasm_speed_bg.wasm'), wasm);
