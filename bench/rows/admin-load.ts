import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { unmeasured, type Row } from '../kit/figure.ts';

const ADMIN = join(process.cwd(), 'dist', 'admin');
const WHAT = "the admin's first load";

/** What a browser fetches before the sign-in shows: the page and all that it names. */
export const adminLoad: Row = {
  name: 'admin-load',
  measure: async () => {
    const page = join(ADMIN, 'index.html');
    if (!existsSync(page)) {
      return [unmeasured(WHAT, 'the admin is not built: npm run build')];
    }
    const html = readFileSync(page, 'utf8');
    const named = [...html.matchAll(/(?:src|href)="\.?\/?([^"]+\.(?:js|css))"/g)]
      .map((match) => match[1]!);
    const sizes = [page, ...named.map((name) => join(ADMIN, name))]
      .map((path) => gzipSync(readFileSync(path)).length);
    const kb = sizes.reduce((sum, size) => sum + size, 0) / 1000;
    return [{
      what: WHAT, ours: `${named.length + 1} files`, beside: '–', value: kb,
      shown: `${kb.toFixed(0)} kB gzip`, reach: { atMost: 400 },
    }];
  },
};
