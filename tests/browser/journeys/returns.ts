import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { askGraph } from '../graph.ts';
import { seriousFindings } from '../kit.ts';
import { as, goTo, MERCHANDISE, OWNER, type Scene } from './scene.ts';

interface Money {
  amount: string;
  currency: string;
}

interface Loyalty {
  available: number;
  pending: number;
  debt: number;
  growth: number;
  pendingGrowth: number;
  tier: { tier: { code: string; nameZh: string }; provisional: boolean };
}

interface Order {
  id: string;
  state: string;
  charity: Money;
  lines: { id: string; name: string; quantity: number; returnedQuantity: number }[];
  points: { earned: number; growth: number; state: string; bonusPercent: number } | null;
  rebates: { id: string; net: Money; homeFranchise: { name: string } }[];
  member: { id: string; loyalty: Loyalty } | null;
}

const LOYALTY = 'loyalty { available pending debt growth pendingGrowth tier { tier { code nameZh } provisional } }';
const ORDER = `id state charity { amount currency } lines { id name quantity returnedQuantity }
  points { earned growth state bonusPercent } rebates { id net { amount currency } homeFranchise { name } }
  member { id ${LOYALTY} }`;
const ORDERS = `{ orders(filter: { states: [DELIVERED] }, page: { size: 100 }) { items { ${ORDER} } }
  programme(code: "CN") { policy { rules { tiers { tier { code } threshold } } } } }`;

interface Answer {
  orders: { items: Order[] };
  programme: { policy: { rules: { tiers: { tier: { code: string }; threshold: number }[] } } };
}

type Told = Order & { member: NonNullable<Order['member']>; points: NonNullable<Order['points']> };

/** An order whose return takes points, a rebate and the tier that it brought. */
async function findOrder(page: Page): Promise<Told> {
  const { orders, programme } = await askGraph<Answer>(page, ORDERS);
  const found = orders.items.find(({ member, points, rebates }) => {
    if (!member || points?.state !== 'PENDING' || !rebates.some(({ net }) => Number(net.amount) > 0)) return false;
    const { tier, growth, pendingGrowth } = member.loyalty;
    const threshold = programme.policy.rules.tiers.find((rule) => rule.tier.code === tier.tier.code)?.threshold ?? 0;
    return tier.provisional && growth + pendingGrowth - points.growth < threshold;
  });
  if (!found) throw new Error('no order of the demo brand brings a tier, points and a rebate');
  return found as Told;
}

/** Some other order with points and a rebate, which stays as it is. */
async function findAnyOrder(page: Page): Promise<Told> {
  const { orders } = await askGraph<Answer>(page, ORDERS);
  const found = orders.items.find(({ member, points, rebates }) =>
    member && points && points.earned > 0 && rebates.some(({ net }) => Number(net.amount) > 0));
  if (!found) throw new Error('no order of the demo brand has points and a rebate');
  return found as Told;
}

async function askAgain(page: Page, id: string): Promise<Told> {
  const { order } = await askGraph<{ order: Told }>(page, `query ($id: ID!) { order(id: $id) { ${ORDER} } }`, { id });
  return order;
}

/** Opens the dialog, gives everything back, and waits for the preview. */
async function previewAll(scene: Scene, page: Page, order: Order, words: Words): Promise<[Locator, Locator]> {
  await page.goto(goTo(scene, `/orders/${order.id}/show`));
  await page.getByRole('button', { name: words.record }).click();
  const dialog = page.getByRole('dialog');
  const quantities = dialog.getByLabel(words.quantity);
  for (const [index, line] of order.lines.entries()) await quantities.nth(index).fill(String(line.quantity));
  await dialog.getByLabel(words.reason).fill('尺寸不合');
  await dialog.getByRole('button', { name: words.preview, exact: true }).click();
  const preview = dialog.getByTestId('return-preview');
  await preview.waitFor();
  return [dialog, preview];
}

interface Words {
  readonly record: string;
  readonly quantity: string;
  readonly reason: string;
  readonly preview: string;
}

const ZH: Words = { record: '办理退货', quantity: '数量', reason: '原因', preview: '预览' };
const EN: Words = { record: 'Record return', quantity: 'Qty', reason: 'Reason', preview: 'Preview' };

/** What the preview says beside a label. */
async function saidOf(preview: Locator, label: string): Promise<string> {
  const row = preview.locator('dl > div').filter({ has: preview.page().getByText(label, { exact: true }) });
  return (await row.locator('dd').innerText()).replaceAll('\n', ' ');
}

const zh = (value: number) => value.toLocaleString('zh-CN');
const money = (amount: number, { currency }: Money) => amount.toLocaleString('zh-CN', { style: 'currency', currency });
const sumOf = (rebates: Order['rebates']) => rebates.reduce((sum, { net }) => sum + Number(net.amount), 0);
const tierName = ({ tier, provisional }: Loyalty['tier']) => `${tier.nameZh}${provisional ? '（待确认）' : ''}`;

/** The questions that the page sends, by the name of their document. */
function countAsked(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const name = /\b(?:query|mutation) (\w+)/.exec(request.postDataJSON()?.query ?? '')?.[1];
    if (request.url().endsWith('/graphql') && name) asked.push(name);
  });
  return asked;
}

export function returnJourneys(scene: Scene): void {
  describe('recording a return', () => {
    it('shows to the digit what it reverses, then takes exactly that', () =>
      as(scene, OWNER, async ({ page }) => {
        const order = await findOrder(page);
        const [dialog, preview] = await previewAll(scene, page, order, ZH);
        const said = (label: string) => saidOf(preview, label);
        expect(await said('订单')).toContain('订单变为「已退货」');
        expect(await said('公益金扣回')).toBe(money(Number(order.charity.amount), order.charity));
        expect(await said('积分扣回')).toContain(zh(order.points.earned));
        expect(await said('成长值扣回')).toBe(zh(order.points.growth));
        const rebates = await said('分润冲回');
        expect(rebates).toContain(money(-sumOf(order.rebates), order.charity));
        expect(rebates).toContain(order.rebates[0]!.homeFranchise.name);
        const foretold = [await said('退货后积分'), await said('等级')];
        expect(await askAgain(page, order.id)).toEqual(order);
        await dialog.getByRole('button', { name: '办理退货' }).click();
        await dialog.waitFor({ state: 'detached' });
        await page.getByRole('complementary').getByText('已退货').waitFor();
        await page.getByRole('group', { name: '分润' }).getByText('已冲回').first().waitFor();
        await page.goto(goTo(scene, `/members/${order.member.id}/show`));
        const pending = order.member.loyalty.pending - order.points.earned;
        await page.getByTestId('pending').getByText(zh(pending), { exact: true }).waitFor();
        const after = await askAgain(page, order.id);
        const { loyalty } = after.member;
        expect(foretold).toEqual([
          `可用 ${zh(loyalty.available)}，待生效 ${zh(loyalty.pending)}，待补扣 ${zh(loyalty.debt)}`,
          `${tierName(order.member.loyalty.tier)} → ${tierName(loyalty.tier)}`,
        ]);
        expect(loyalty.tier.tier.code).not.toBe(order.member.loyalty.tier.tier.code);
        expect(sumOf(after.rebates)).toBe(0);
        await page.getByRole('tab', { name: '积分明细' }).click();
        await page.getByRole('tabpanel').getByText('退货扣回').first().waitFor();
      }));

    it('says on a phone, in English, what does not answer, and asks again', () =>
      as(
        scene,
        OWNER,
        async ({ page }) => {
          const order = await findAnyOrder(page);
          await page.route('**/graphql', async (route) => {
            if (!route.request().postDataJSON().query.includes('query ReturnPoints')) return route.continue();
            return route.fulfill({
              contentType: 'application/graphql-response+json',
              body: JSON.stringify({
                data: { order: { id: order.id, pointsReturnPreview: null } },
                errors: [{ message: 'down', extensions: { code: 'SUBGRAPH_UNAVAILABLE', requestId: 'r-42' } }],
              }),
            });
          });
          const asked = countAsked(page);
          const [dialog, preview] = await previewAll(scene, page, order, EN);
          await preview.getByRole('alert').getByText('SUBGRAPH_UNAVAILABLE').waitFor();
          await preview.getByRole('alert').getByText('r-42').waitFor();
          expect(await preview.getByText('Growth taken back').count()).toBe(0);
          expect(await saidOf(preview, 'Rebates taken back')).toContain(order.rebates[0]!.homeFranchise.name);
          expect(asked.filter((name) => name.includes('Return')).toSorted())
            .toEqual(['RecordReturn', 'ReturnPoints', 'ReturnRebates']);
          await page.unroute('**/graphql');
          await preview.getByRole('button', { name: 'Preview again' }).click();
          await preview.getByText('Growth taken back').waitFor();
          expect(await preview.getByRole('alert').count()).toBe(0);
          expect(await saidOf(preview, 'Points taken back')).toContain(order.points.earned.toLocaleString('en-GB'));
          expect(await seriousFindings(page)).toEqual([]);
          // Only the table of lines may be wider than a phone; it scrolls by itself.
          const over = await dialog.locator('form > *').evaluateAll((parts) =>
            parts.map((part) => Math.max(0, part.scrollWidth - part.clientWidth)));
          expect(over).toEqual(over.map(() => 0));
          expect(await askAgain(page, order.id)).toEqual(order);
        },
        { phone: true, locale: 'en' },
      ));

    it('takes value back without a piece, and says at its line what is too much', () =>
      as(scene, OWNER, async ({ page }) => {
        const order = await findAnyOrder(page);
        await page.goto(goTo(scene, `/orders/${order.id}/show`));
        await page.getByRole('button', { name: ZH.record }).click();
        const dialog = page.getByRole('dialog');
        const amount = dialog.getByLabel('退款金额').first();
        const preview = dialog.getByTestId('return-preview');
        await amount.fill('999999999.00');
        await dialog.getByRole('button', { name: ZH.preview, exact: true }).click();
        await dialog.locator('[aria-invalid=true]').first().waitFor();
        expect(await amount.getAttribute('aria-invalid')).toBe('true');
        expect([await preview.count(), await amount.inputValue()]).toEqual([0, '999999999.00']);
        await amount.fill('1.00');
        await dialog.getByRole('button', { name: ZH.preview, exact: true }).click();
        await preview.waitFor();
        expect(await saidOf(preview, '订单')).toContain('订单变为「部分退货」');
        expect(await dialog.locator('[aria-invalid=true]').count()).toBe(0);
        expect(await seriousFindings(page)).toEqual([]);
        expect(await askAgain(page, order.id)).toEqual(order);
      }));

    it('tells who may not see rebates that they go back all the same', async () => {
      const seen: Told[] = [];
      await as(scene, OWNER, async ({ page }) => void seen.push(await findAnyOrder(page)));
      const [order] = seen as [Told];
      await as(scene, MERCHANDISE, async ({ page }) => {
        const [, preview] = await previewAll(scene, page, order, ZH);
        expect(await saidOf(preview, '分润冲回')).toBe('您无权查看，办理后仍按规则扣回');
        expect(await saidOf(preview, '积分扣回')).toContain(zh(order.points.earned));
      });
    });
  });
}
