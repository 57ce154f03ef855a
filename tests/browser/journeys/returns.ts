import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { askGraph } from '../graph.ts';
import { as, goTo, OWNER, type Scene } from './scene.ts';

interface Order {
  id: string;
  state: string;
  lines: { id: string; name: string; quantity: number; returnedQuantity: number }[];
  points: { earned: number; growth: number; state: string } | null;
  rebates: { id: string; net: { amount: string } }[];
  member: {
    id: string;
    loyalty: { pending: number; growth: number; pendingGrowth: number; tier: { tier: string; provisional: boolean } };
  } | null;
}

const ORDERS = `{ orders(filter: { states: [DELIVERED] }, page: { size: 100 }) { items {
  id state lines { id name quantity returnedQuantity } points { earned growth state } rebates { id net { amount } }
  member { id loyalty { pending growth pendingGrowth tier { tier provisional } } } } }
  programme(code: CN) { policy { rules { tiers { tier threshold } } } } }`;

interface Answer {
  orders: { items: Order[] };
  programme: { policy: { rules: { tiers: { tier: string; threshold: number }[] } } };
}

/** An order whose return takes points, a rebate and the tier that it brought. */
async function findOrder(page: Page): Promise<Order & { member: NonNullable<Order['member']> }> {
  const { orders, programme } = await askGraph<Answer>(page, ORDERS);
  const found = orders.items.find(({ member, points, rebates }) => {
    if (!member || points?.state !== 'PENDING' || !rebates.some(({ net }) => Number(net.amount) > 0)) return false;
    const { tier, growth, pendingGrowth } = member.loyalty;
    const threshold = programme.policy.rules.tiers.find((rule) => rule.tier === tier.tier)?.threshold ?? 0;
    return tier.provisional && growth + pendingGrowth - points.growth < threshold;
  });
  if (!found) throw new Error('no order of the demo brand brings a tier, points and a rebate');
  return found as never;
}

export function returnJourneys(scene: Scene): void {
  describe('recording a return', () => {
    it('shows what it reverses, then takes points, tier and rebate back', async () => {
      await as(scene, OWNER, async ({ page }) => {
        const order = await findOrder(page);
        await page.goto(goTo(scene, `/orders/${order.id}/show`));
        await page.getByRole('button', { name: '登记退货' }).click();
        const dialog = page.getByRole('dialog');
        const quantities = dialog.getByLabel('数量');
        for (const [index, line] of order.lines.entries()) await quantities.nth(index).fill(String(line.quantity));
        await dialog.getByLabel('原因').fill('尺寸不合');
        await dialog.getByRole('button', { name: '预览' }).click();
        const preview = dialog.getByTestId('return-preview');
        await preview.getByText(`约冲回积分 ${order.points!.earned.toLocaleString('zh-CN')}`).waitFor();
        await preview.getByText('订单变为「已退货」').waitFor();
        expect(await returnsOf(page, order.id)).toBe(0);
        await dialog.getByRole('button', { name: '登记退货' }).click();
        await dialog.waitFor({ state: 'detached' });
        await page.getByRole('complementary').getByText('已退货').waitFor();
        await page.getByRole('group', { name: '返润' }).getByText('已冲回').first().waitFor();
        await page.goto(goTo(scene, `/members/${order.member.id}/show`));
        const pending = order.member.loyalty.pending - order.points!.earned;
        await page.getByTestId('pending').getByText(pending.toLocaleString('zh-CN'), { exact: true }).waitFor();
        const { member } = await askGraph<{ member: NonNullable<Order['member']> }>(
          page,
          'query ($id: ID!) { member(id: $id) { loyalty { tier { tier provisional } } } }',
          { id: order.member.id },
        );
        expect(member.loyalty.tier.tier).not.toBe(order.member.loyalty.tier.tier);
        await page.getByRole('tab', { name: '积分明细' }).click();
        await page.getByRole('tabpanel').getByText('退货冲回').first().waitFor();
      });
    });
  });
}

async function returnsOf(page: Page, id: string): Promise<number> {
  const { order } = await askGraph<{ order: { returns: unknown[] } }>(
    page,
    'query ($id: ID!) { order(id: $id) { returns { id } } }',
    { id },
  );
  return order.returns.length;
}
