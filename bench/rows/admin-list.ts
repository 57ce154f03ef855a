import type { Page } from 'playwright-core';
import { openAdmin } from '../kit/admin-browser.ts';
import type { Row } from '../kit/figure.ts';
import { median } from '../kit/rounds.ts';

const ROWS = 100;
const ROUNDS = 9;

/** From the last byte of the answer to the frame in which its hundred rows are painted. */
export const adminList: Row = {
  name: 'admin-list',
  measure: async () => {
    const { origin, page, stop } = await openAdmin();
    try {
      const times: number[] = [];
      // The first page brings the code along and is not counted.
      for (let number = 1; number <= ROUNDS + 1; number += 1) {
        const time = await drawn(page, origin, number);
        if (number > 1) times.push(time);
      }
      const worst = Math.max(...times);
      return [{
        what: `a list of ${ROWS} members drawn`, ours: 'from answer to painted rows, median',
        beside: '–', value: median(times), shown: `${median(times).toFixed(0)} ms`,
        reach: { atMost: 150 }, note: `${ROUNDS} pages, slowest ${worst.toFixed(0)} ms, Chromium`,
      }];
    } finally {
      await stop();
    }
  },
};

async function drawn(page: Page, origin: string, number: number): Promise<number> {
  // An empty page between: each list is drawn from nothing.
  await page.goto(`${origin}/#/account`);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => performance.clearResourceTimings());
  const painted = page.evaluate((rows) => new Promise<number>((resolve) => {
    const look = (): void => {
      if (document.querySelectorAll('main tbody tr').length < rows) return;
      observer.disconnect();
      // After the frame that shows them: a task queued in it runs when it is painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true });
  }), ROWS);
  await page.evaluate((hash) => { window.location.hash = hash; },
    `#/members?page=${number}&perPage=${ROWS}&sort=ENROLLED_AT&order=DESC&filter={}`);
  const at = await painted;
  const answered = await page.evaluate((end) => Math.max(...performance
    .getEntriesByType('resource')
    .filter((entry) => entry.name.endsWith('/graphql'))
    .map((entry) => (entry as PerformanceResourceTiming).responseEnd)
    .filter((time) => time <= end)), at);
  await page.waitForLoadState('networkidle');
  return at - answered;
}
