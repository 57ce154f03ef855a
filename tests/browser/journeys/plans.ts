import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { askGraph } from '../graph.ts';
import { narrowCells, seriousFindings, settle } from '../kit.ts';
import { as, goTo, OWNER, type Scene } from './scene.ts';

interface Plan {
  id: string; kind: string; state: string; goldMilligrams: number;
  standing: { isPaused: boolean } | null;
  goldAtExit: { least: { amount: string }; most: { amount: string } } | null;
  member: { id: string; cardNumber: string };
}

const PLANS = `{ goldPlans(page: { size: 50 }) { items { id kind state goldMilligrams standing { isPaused }
  goldAtExit { least { amount } most { amount } } member { id cardNumber } } } }`;
const OTHERS = '{ members(page: { size: 100 }) { items { id region { code } goldPlans { id } } } }';
const OWN = `query ($id: ID!) { member(id: $id) { goldPlans { id kind state paid } } }`;

interface Others { members: { items: { id: string; region: { code: string }; goldPlans: { id: string }[] }[] } }

const plansIn = async (page: Page) =>
  (await askGraph<{ goldPlans: { items: Plan[] } }>(page, PLANS)).goldPlans.items;

/** On a busy machine catalog may not answer in time: then nobody says what gold is worth. */
async function pricedPlansIn(page: Page): Promise<Plan[]> {
  for (;;) {
    const plans = await plansIn(page);
    if (plans.every(({ goldMilligrams, goldAtExit }) => goldMilligrams === 0 || goldAtExit !== null)) return plans;
  }
}

/** Fills what a dialog asks, and waits until it is done. */
async function press(page: Page, button: string, fields: Record<string, string>, submit: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: button, exact: true }).click();
  const dialog = page.getByRole('dialog');
  for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label).fill(value);
  await dialog.getByRole('button', { name: submit, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

export function planJourneys(scene: Scene): void {
  describe('the desk of gold plans', () => {
    it('shows plans of every state, and pays gold out by the board alone', () =>
      as(scene, OWNER, async ({ page }) => {
        const plans = await pricedPlansIn(page);
        await page.goto(goTo(scene, '/goldPlans'));
        for (const state of ['断缴暂停', '已到期', '缴款中', '已结束']) {
          await page.getByRole('main').getByText(state, { exact: true }).first().waitFor();
        }
        expect(plans.some(({ standing }) => standing?.isPaused)).toBe(true);
        // A house that runs on may have been walked through: then its beans are gone.
        const beans = plans.find(({ goldMilligrams }) => goldMilligrams > 0)!;
        const { least, most } = beans.goldAtExit!;
        await page.goto(goTo(scene, `/goldPlans/${beans.id}/show`));
        await page.getByRole('main').getByRole('button', { name: '退出计划' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('黄金回购金额').fill((Number(most.amount) + 0.01).toFixed(2));
        await dialog.getByLabel('付款单号').fill(`OUT-${Date.now()}`);
        await settle(page);
        expect(await seriousFindings(page)).toEqual([]);
        await dialog.getByRole('button', { name: '退出计划' }).click();
        await dialog.getByText('不在今日回购价与零售价之间').waitFor();
        await dialog.getByLabel('黄金回购金额').fill(least.amount);
        await dialog.getByRole('button', { name: '退出计划' }).click();
        await dialog.waitFor({ state: 'detached' });
        await page.getByRole('complementary').getByText('已结束').waitFor();
        expect(await seriousFindings(page)).toEqual([]);
      }));

    it('opens a plan for who was referred, and takes its first instalment', () =>
      as(scene, OWNER, async ({ page }) => {
        const [referrer] = (await plansIn(page)).filter(({ state }) => state === 'MATURED');
        const { members } = await askGraph<Others>(page, OTHERS);
        const friend = members.items.find(({ region, goldPlans }) => region.code === 'CN' && goldPlans.length === 0)!;
        await page.goto(goTo(scene, `/members/${friend.id}/show`));
        await page.getByRole('tab', { name: '增值计划' }).click();
        await page.getByRole('button', { name: '开立计划' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel(/^条款同意/).click();
        await page.getByRole('option').first().click();
        await dialog.getByLabel(/^每期金额/).click();
        await page.getByRole('option').first().click();
        await dialog.getByLabel('推荐人卡号').fill('1000000000000');
        await dialog.getByRole('button', { name: '开立计划' }).click();
        await dialog.locator('p.Mui-error').first().waitFor();
        await dialog.getByLabel('推荐人卡号').fill(referrer!.member.cardNumber);
        await settle(page);
        expect(await narrowCells(page)).toEqual([]);
        expect(await seriousFindings(page)).toEqual([]);
        await dialog.getByRole('button', { name: '开立计划' }).click();
        await dialog.waitFor({ state: 'detached' });
        const opened = async () => (await askGraph<{ member: { goldPlans: { id: string; paid: number }[] } }>(
          page, OWN, { id: friend.id })).member.goldPlans[0]!;
        await page.goto(goTo(scene, `/goldPlans/${(await opened()).id}/show`));
        await press(page, '缴款', { 收款单号: `PAY-${Date.now()}` }, '确认');
        await page.getByRole('main').getByText('1 / 12 期').waitFor();
        expect((await opened()).paid).toBe(1);
      }, { phone: true }));
  });
}
