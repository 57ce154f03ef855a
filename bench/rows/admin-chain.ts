import type { Page } from 'playwright-core';
import { openAdmin } from '../kit/admin-browser.ts';
import type { Row } from '../kit/figure.ts';
import { askedBy, depthOf, slowNetwork, type Asked } from '../kit/request-chain.ts';

const LISTS = [
  '/', '/members', '/orders', '/liveSessions', '/products', '/gold-board', '/fxTables',
  '/franchises', '/outlets', '/rebates', '/adjustments', '/mergeCases', '/programmes', '/ledger',
  '/dead-letters', '/operators', '/partnerClients', '/account',
];
const WITH_PAGES = ['members', 'orders', 'liveSessions', 'products', 'franchises'];

/** A page's own code, then all its questions at once: never a question that waits for another. */
export const adminChain: Row = {
  name: 'admin-chain',
  measure: async () => {
    const { origin, page, stop } = await openAdmin();
    try {
      const paths = [...LISTS, ...await onesOf(page, origin)];
      await slowNetwork(page);
      const deep: { path: string; depth: number }[] = [];
      for (const path of paths) {
        const asked = await askedBy(page, `${origin}/#${path}`);
        const depth = depthOf(asked);
        tell(path, depth, asked);
        deep.push({ path, depth });
      }
      const most = Math.max(...deep.map(({ depth }) => depth));
      const deepest = deep.filter(({ depth }) => depth === most);
      return [{
        what: 'deepest request chain of a page', ours: `${paths.length} pages`, beside: '–',
        value: most, shown: String(most), reach: { atMost: 2 },
        note: `after the shell: code, then questions; so deep: ${deepest.length} pages`,
      }];
    } finally {
      await stop();
    }
  },
};

/** Where the first row of each list leads. */
async function onesOf(page: Page, origin: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of WITH_PAGES) {
    await page.goto(`${origin}/#/${name}`);
    const href = await page.locator('main tbody a[href*="/show"]').first().getAttribute('href');
    found.push(href!.replace(/^#/, ''));
  }
  return found;
}

function tell(path: string, depth: number, asked: readonly Asked[]): void {
  console.error(`${path} ${depth} deep, ${asked.length} requests`);
  if (depth <= 2) return;
  const first = Math.min(...asked.map(({ began }) => began));
  for (const { what, began, ended } of asked) {
    console.error(`  ${(began - first).toFixed(0)}–${(ended - first).toFixed(0)} ms ${what.slice(0, 90)}`);
  }
}
