import { describe, expect, it } from '@jest/globals';
import { askGraph } from '../graph.ts';
import { seriousFindings, settle } from '../kit.ts';
import { as, goTo, MANAGER, OWNER, type Scene } from './scene.ts';

interface Appeals { attributionAppeals: { items: { state: string; order: { id: string } | null }[] } }
const APPEALS = '{ attributionAppeals { items { state order { id } } } }';

/** A store's day on a phone: what is on, how it stands, and a word against an attribution that head office decides. */
export function storeDayJourneys(scene: Scene): void {
  describe('a manager with a phone', () => {
    it('sees the day of the store on one page, and how it stood last quarter', () =>
      as(scene, MANAGER, async ({ page }) => {
        await page.goto(goTo(scene, '/store-day'));
        for (const heading of ['今日', '今日预约', '该联系的会员', '待处理投诉', '待发放兑换']) {
          await page.getByRole('heading', { name: heading, exact: true }).waitFor();
        }
        await page.getByText('上季得分').first().waitFor();
        await settle(page);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        expect(wide).toBe(false);
        expect(await seriousFindings(page)).toEqual([]);
        await page.goto(goTo(scene, '/store-ranking'));
        await page.getByText('复购率', { exact: true }).first().waitFor();
        await settle(page);
      }, { phone: true }));

    it('withdraws an appeal and raises it anew; head office decides one', async () => {
      await as(scene, MANAGER, async ({ page }) => {
        const { attributionAppeals: { items } } = await askGraph<Appeals>(page, APPEALS);
        const open = items.find(({ state, order }) => state === 'OPEN' && order)!;
        await page.goto(goTo(scene, '/attributionAppeals'));
        await page.getByRole('button', { name: '撤回' }).first().click();
        await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
        await page.getByText('已撤回').first().waitFor();
        await page.goto(goTo(scene, `/orders/${open.order!.id}/show`));
        await page.getByRole('button', { name: '提出申诉' }).click();
        await page.getByLabel('申诉理由').fill('顾客由本店导购长期维护，有接待记录');
        await page.getByRole('dialog').getByRole('button', { name: '提出申诉' }).click();
        await page.getByText('已提出申诉').first().waitFor();
      }, { phone: true });
      await as(scene, OWNER, async ({ page }) => {
        await page.goto(goTo(scene, '/attributionAppeals'));
        await page.getByRole('button', { name: '驳回' }).first().click();
        await page.getByRole('dialog').getByLabel('原因').fill('没有可核实的接待记录');
        await page.getByRole('dialog').getByRole('button', { name: '驳回' }).click();
        await page.getByText('已驳回').first().waitFor();
      });
    });
  });
}
