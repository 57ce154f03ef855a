import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { askGraph } from '../graph.ts';
import { as, goTo, MANAGER, OWNER, type Scene } from './scene.ts';

interface Issued { statements: { items: { id: string; lines: { totalCount: number } }[] } }

const ISSUED = `{ statements(filter: { state: ISSUED }) { items {
  id lines(filter: { state: OPEN }) { totalCount } } } }`;

async function answer(page: Page, button: string, label: string, words: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: button }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(label).fill(words);
  await dialog.getByRole('button', { name: button }).click();
  await dialog.waitFor({ state: 'detached' });
}

export function settlementJourneys(scene: Scene): void {
  describe('a month end', () => {
    it('has a line disputed by its franchise and decided by head office', async () => {
      let id = '';
      await as(scene, MANAGER, async ({ page }) => {
        const { statements } = await askGraph<Issued>(page, ISSUED);
        id = statements.items.find(({ lines }) => lines.totalCount > 0)!.id;
        await page.goto(goTo(scene, `/statements/${id}/show`));
        await answer(page, '提出异议', '异议原因', '该会员在本店入会，金额与我方台账不符');
        await page.getByText('该会员在本店入会').first().waitFor();
        expect(await page.getByRole('button', { name: '处理异议' }).count()).toBe(0);
      });
      await as(scene, OWNER, async ({ page }) => {
        await page.goto(goTo(scene, `/statements/${id}/show`));
        await answer(page, '处理异议', '处理说明', '已核对订单与归属，金额无误');
        await page.getByText('异议驳回').first().waitFor();
      });
    });
  });
}
