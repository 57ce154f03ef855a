import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { askGraph } from '../graph.ts';
import { as, goTo, LOYALTY, OWNER, type Scene } from './scene.ts';

interface Found {
  members: { items: { id: string; displayName: string | null; loyalty: { available: number } }[] };
}

/** Somebody of the demo brand: whom other journeys enrolled may have no name, and has no points. */
async function somebody(page: Page): Promise<Found['members']['items'][number]> {
  const { members } = await askGraph<Found>(page, `{ members(filter: { hasPhone: true }, page: { size: 40 }) {
    items { id displayName loyalty { available } } } }`);
  const found = members.items.find(({ displayName, loyalty }) => displayName !== null && loyalty.available > 0);
  if (!found) throw new Error('nobody has points');
  return found;
}

const number = (value: number) => value.toLocaleString('zh-CN');

export function pointsJourneys(scene: Scene): void {
  describe('adjusting points', () => {
    it('posts what is below the limit, and loses nothing typed when refused', async () => {
      await as(scene, OWNER, async ({ page }) => {
        const member = await somebody(page);
        const { available } = member.loyalty;
        await page.goto(goTo(scene, `/members/${member.id}/show`));
        await page.getByRole('button', { name: '调整积分' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('积分').fill(String(-available - 1));
        await dialog.getByLabel('原因').fill('门店补偿');
        await dialog.getByRole('button', { name: '确认' }).click();
        await dialog.getByText('可用积分不足').waitFor();
        expect(await dialog.getByLabel('积分').getAttribute('aria-invalid')).toBe('true');
        expect(await dialog.getByLabel('原因').inputValue()).toBe('门店补偿');
        await dialog.getByLabel('积分').fill('500');
        await dialog.getByRole('button', { name: '确认' }).click();
        await dialog.waitFor({ state: 'detached' });
        await page
          .getByTestId('available')
          .getByText((available + 500).toLocaleString('zh-CN'))
          .waitFor();
      });
    });

    it('sends the same key again when an answer was lost, so that points are given once', async () => {
      await as(scene, OWNER, async ({ page, complaints }) => {
        const member = await somebody(page);
        await page.goto(goTo(scene, `/members/${member.id}/show`));
        await page.getByRole('button', { name: '调整积分' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('积分').fill('70');
        await dialog.getByLabel('原因').fill('网络中断重试');
        let lost = false;
        await page.route('**/graphql', async (route) => {
          if (lost || !route.request().postData()?.includes('AdjustPoints')) return route.fallback();
          lost = true;
          await route.fetch();
          return route.abort();
        });
        await dialog.getByRole('button', { name: '确认' }).click();
        await dialog.getByText('没有收到结果').waitFor();
        await page.getByText('暂时连不上服务器').waitFor();
        await dialog.getByRole('button', { name: '确认' }).click();
        await dialog.waitFor({ state: 'detached' });
        const expected = (member.loyalty.available + 70).toLocaleString('zh-CN');
        await page.getByTestId('available').getByText(expected).waitFor();
        expect(complaints.splice(0)).toEqual(['Failed to load resource: net::ERR_FAILED']);
      });
    });

    it('shows whose points move, and a statement whose lines and period add up', async () => {
      await as(scene, OWNER, async ({ page }) => {
        const member = await somebody(page);
        await page.goto(goTo(scene, `/members/${member.id}/show`));
        await page.getByRole('button', { name: '调整积分' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('link', { name: member.displayName! }).waitFor();
        await dialog.getByLabel('积分').fill('１，０００');
        const { available } = member.loyalty;
        await dialog.getByText(`${number(available)} → ${number(available + 1_000)}`).waitFor();
        await dialog.getByRole('button', { name: '返回' }).click();
        await page.getByRole('button', { name: '放弃内容' }).click();
        await page.getByRole('tab', { name: '积分明细' }).click();
        await page.getByTestId('line-available').first().getByText(`余 ${number(available)}`).waitFor();
        await page.getByRole('link', { name: '打印对账单' }).click();
        await page.getByLabel('期间').click();
        await page.getByRole('option', { name: '全部' }).click();
        const sums = page.getByTestId('statement-sums');
        await sums.getByRole('row', { name: /^期初余额 0 0 0 0$/ }).waitFor();
        await sums.getByRole('row', { name: new RegExp(`^期末余额 [\\d,]+ ${number(available)} `) }).waitFor();
        await page.emulateMedia({ media: 'print' });
        expect(await page.getByRole('navigation', { name: '主菜单' }).isVisible()).toBe(false);
        expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
        expect(await sums.isVisible()).toBe(true);
      });
    });

    it('needs a second person above the limit, who may not be the first', async () => {
      let asked = { id: '', available: 0 };
      await as(scene, OWNER, async ({ page }) => {
        const member = await somebody(page);
        asked = { id: member.id, available: member.loyalty.available };
        await page.goto(goTo(scene, `/members/${member.id}/show`));
        await page.getByRole('button', { name: '调整积分' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('积分').fill('10001');
        await dialog.getByLabel('原因').fill('大额补偿申请');
        await dialog.getByRole('button', { name: '确认' }).click();
        await page.getByText('已提交审批').waitFor();
        await page.goto(goTo(scene, '/adjustments'));
        const own = page.getByRole('row', { name: '大额补偿申请' });
        await own.getByText('本人提交，由另一人审批').waitFor();
        expect(await own.getByRole('button', { name: '批准' }).count()).toBe(0);
      });
      await as(scene, LOYALTY, async ({ page }) => {
        await page.goto(goTo(scene, '/adjustments'));
        await page.getByRole('row', { name: '大额补偿申请' }).getByRole('button', { name: '批准' }).click();
        await page.getByRole('dialog').getByRole('button', { name: '批准' }).click();
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        await page.goto(goTo(scene, `/members/${asked.id}/show`));
        await page
          .getByTestId('available')
          .getByText((asked.available + 10_001).toLocaleString('zh-CN'))
          .waitFor();
      });
    });
  });
}
