import { describe, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { askGraph } from '../graph.ts';
import { as, goTo, MERCHANDISE, OWNER, type Scene } from './scene.ts';

interface Tables {
  fxTables: { items: { rates: { from: string; rate: string }[] }[] };
}

const IN_FORCE = `{ fxTables(homeRegion: "CN", state: PUBLISHED, page: { size: 1 }) {
  items { rates { from rate } } } }`;
const PUBLISHED = `/fxTables?filter=${encodeURIComponent(JSON.stringify({ homeRegion: 'CN', state: 'PUBLISHED' }))}`;

/** What is in force, with one currency more: taken back, that one would be converted no more. */
async function publish(page: Page, more: string): Promise<void> {
  const { fxTables } = await askGraph<Tables>(page, IN_FORCE);
  const rates = fxTables.items[0]!.rates.map(({ from, rate }) => `${from} ${rate}`);
  await page.getByRole('button', { name: '发布汇率表' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('汇率').fill([...rates, more].join('\n'));
  await dialog.getByLabel('依据').fill('中国外汇交易中心');
  await dialog.getByRole('button', { name: '发布汇率表' }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** The newest of the list. */
async function takeBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: '撤下', exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('原因').fill('多录了币种');
  await dialog.getByRole('button', { name: '撤下' }).click();
  await dialog.waitFor({ state: 'detached' });
}

export function rateJourneys(scene: Scene): void {
  describe('tables of rates', () => {
    it('are taken back by two where a currency would be left out', async () => {
      await as(scene, OWNER, async ({ page }) => {
        await page.goto(goTo(scene, PUBLISHED));
        await publish(page, 'ISK 0.052');
        await page.getByText('ISK 0.052').waitFor();
        await takeBack(page);
        await page.getByText('您已提请，须另一人撤下').waitFor();
      });
      await as(scene, MERCHANDISE, async ({ page }) => {
        await page.goto(goTo(scene, '/approvals'));
        await page.getByRole('link', { name: '去审批 待撤下的汇率表' }).click();
        await page.getByText(/提请撤下，须另一人在/).waitFor();
        await takeBack(page);
        await page.getByText('ISK 0.052').waitFor({ state: 'detached' });
      });
    });
  });
}
