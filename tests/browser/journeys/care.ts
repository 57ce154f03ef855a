import { describe, expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { askGraph } from '../graph.ts';
import { seriousFindings } from '../kit.ts';
import { as, goTo, OWNER, type Scene } from './scene.ts';

interface Named { id: string; cardNumber: string }
interface Some { members: { items: Named[] } }
const SOME = '{ members(page: { size: 40 }) { items { id cardNumber } } }';

interface Served { members: { items: { id: string; servicePerson: { displayName: string } | null }[] } }
const SERVED = '{ members(page: { size: 100 }) { items { id servicePerson { displayName } } } }';

export function careJourneys(scene: Scene): void {
  describe('complaints', () => {
    it('are found by what is late, answered, resolved and opened again', async () => {
      await as(scene, OWNER, async ({ page }) => {
        await page.goto(goTo(scene, '/complaints'));
        await page.getByText('物流配送').first().click();
        await page.getByText('包装盒压坏了').waitFor();
        await page.getByText(/^已超时 \d{4}/).first().waitFor();
        for (const [step, said, state] of [
          ['回复客户', '已向您致歉，礼盒今天补寄。', '处理中'], ['办结', '礼盒已签收。', '已解决'],
          ['重新打开', '客户说颜色不对。', '处理中'],
        ] as const) {
          await page.getByRole('button', { name: step }).click();
          const dialog = page.getByRole('dialog');
          await dialog.getByLabel('内容').fill(said);
          await dialog.getByRole('button', { name: '确认' }).click();
          await dialog.waitFor({ state: 'detached' });
          await page.getByText(said).first().waitFor();
          await page.getByRole('complementary').getByText(state, { exact: true }).first().waitFor();
        }
        // What was missed stays.
        expect(await page.getByText(/^已超时 \d{4}/).count()).toBeGreaterThan(0);
      });
    });
  });

  describe('who serves a member', () => {
    it('stays chosen until somebody else is', async () => {
      await as(scene, OWNER, async ({ page }) => {
        const { members } = await askGraph<Served>(page, SERVED);
        const { id, servicePerson } = members.items.find((one) => one.servicePerson)!;
        await page.goto(goTo(scene, `/members/${id}/show`));
        await page.getByRole('button', { name: '分配', exact: true }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('combobox', { name: '服务人员' }).getByText(servicePerson!.displayName).waitFor();
      });
    });
  });

  describe('a family', () => {
    it('is said by one, agreed to by the other and ended', async () => {
      await as(scene, OWNER, async ({ page }) => {
        const { members } = await askGraph<Some>(page, SOME);
        const [one, other] = members.items.slice(-2) as [Named, Named];
        await page.goto(goTo(scene, `/members/${one.id}/show`));
        await page.getByRole('tab', { name: '家庭' }).click();
        const press = async (name: string, fill: (dialog: Locator) => Promise<void> = async () => {}) => {
          await page.getByRole('tabpanel').getByRole('button', { name, exact: true }).first().click();
          const dialog = page.getByRole('dialog');
          await fill(dialog);
          await dialog.getByRole('button', { name: /确认|同意|解除/ }).click();
          await dialog.waitFor({ state: 'detached' });
        };
        await press('登记亲属', async (dialog) => {
          await dialog.getByLabel('对方是会员的').click();
          await page.getByRole('option', { name: '配偶' }).click();
          await dialog.getByLabel('对方卡号').fill(other.cardNumber);
        });
        await page.getByText('待对方同意').waitFor();
        await press('同意');
        await page.getByText('已成立', { exact: true }).waitFor();
        expect(await seriousFindings(page)).toEqual([]);
        await press('解除');
        await page.getByText(/已解除 · 撤回/).waitFor();
      });
    });
  });

  describe('the service team', () => {
    it('enters somebody by an account of the team', async () => {
      await as(scene, OWNER, async ({ page }) => {
        await page.goto(goTo(scene, '/service-team'));
        await page.getByRole('button', { name: '新增服务人员' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('员工账号').click();
        await page.getByRole('option').first().click();
        await dialog.getByRole('textbox', { name: '服务人员' }).fill('唐顾问');
        expect(await seriousFindings(page)).toEqual([]);
        await dialog.getByRole('button', { name: '确认' }).click();
        await page.getByRole('main').getByText('唐顾问').waitFor();
      });
    });

    it('hands all of one over by load once it was shown', async () => {
      await as(scene, OWNER, async ({ page }) => {
        await page.goto(goTo(scene, '/service-team'));
        await page.getByRole('button', { name: '客户交接' }).first().click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('原因').fill('调往总部，客户交接');
        await dialog.getByRole('button', { name: '预览' }).click();
        await dialog.getByText(/将交接 \d+ 位，剩余 0 位/).waitFor();
        await dialog.getByRole('button', { name: '客户交接' }).click();
        await dialog.waitFor({ state: 'detached' });
        await page.getByText(/^0 \/ \d+$/).first().waitFor();
        expect(await seriousFindings(page)).toEqual([]);
        await page.getByRole('main').getByRole('table').getByRole('link').last().click();
        await page.getByRole('main').locator('a[href*="/members/"]').first().waitFor();
      });
    });
  });
}
