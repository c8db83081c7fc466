// Every file of a folder.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The paths of all files below `dir`, in the order of their names. */
export const files = (dir) => readdirSync(dir, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .sort();
