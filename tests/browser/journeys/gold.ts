import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { askGraph } from '../graph.ts';
import { as, goTo, MERCHANDISE, OWNER, type Scene } from './scene.ts';

interface Goods {
  goldBoard: { metal: string; purity: number; retail: { amount: string }; buyback: { amount: string } }[];
  products: { items: { id: string; metal: string; purity: number; items: { edges: { node: Item }[] } }[] };
}

interface Item {
  sku: string;
  pricing: string;
  goldWeightMg: number;
  price: { labour: { amount: string }; stones: { amount: string } } | null;
}

const GOODS = `{ goldBoard(region: "CN") { metal purity retail { amount } buyback { amount } }
  products(filter: { marginClass: "C" }, page: { size: 50 }) { items { id metal purity items(first: 1) { edges { node {
    sku pricing goldWeightMg price(region: "CN") { labour { amount } stones { amount } } } } } } } }`;

/** floor(mg × fen per gram ÷ 1000) + labour + stones, as it stands on the page. */
function priceText(item: Item, retailFen: number): string {
  const fen = (amount: string) => Math.round(Number(amount) * 100);
  const total =
    Math.floor((item.goldWeightMg * retailFen) / 1000) +
    fen(item.price!.labour.amount) +
    fen(item.price!.stones.amount);
  return new Intl.NumberFormat('zh-CN', { style: 'currency', currency: 'CNY' }).format(total / 100);
}

/** A house that runs on may be walked through again: what an earlier walk left held would be waited for with ours. */
async function dismissAll(page: Page): Promise<void> {
  const { heldGoldPrices } = await askGraph<{ heldGoldPrices: { id: string }[] }>(page, '{ heldGoldPrices { id } }');
  for (const { id } of heldGoldPrices) {
    await askGraph(page, 'mutation ($i: DecideGoldPriceInput!) { dismissGoldPrice(input: $i) { goldPrice { id } } }', {
      i: { id, idempotencyKey: `walk-${id}` },
    });
  }
}

async function publish(page: Page, retail: string, buyback: string): Promise<void> {
  await page.getByRole('button', { name: '发布金价' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('零售价').fill(retail);
  await dialog.getByLabel('回购价').fill(buyback);
  await dialog.getByLabel('依据').fill('上海黄金交易所');
  await dialog.getByRole('button', { name: '发布金价' }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function takeBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^撤下.*现价$/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('原因').fill('录入错误');
  await dialog.getByRole('button', { name: '撤下' }).click();
  await dialog.waitFor({ state: 'detached' });
}

export function goldJourneys(scene: Scene): void {
  describe('the gold board', () => {
    it('publishes a price that products follow, and holds a jump until another person confirms it', async () => {
      let follow = { path: '', sku: '', before: '', after: '', kind: '' };
      await as(scene, OWNER, async ({ page }) => {
        await dismissAll(page);
        const goods = await askGraph<Goods>(page, GOODS);
        const product = goods.products.items.find(({ items }) =>
          items.edges.some(({ node }) => node.pricing === 'BY_WEIGHT' && node.price !== null),
        )!;
        const { metal, purity } = product;
        const item = product.items.edges[0]!.node;
        const old = goods.goldBoard.find((price) => price.metal === metal && price.purity === purity)!;
        const retailFen = Math.round(Number(old.retail.amount) * 101);
        await page.goto(goTo(scene, '/gold-board'));
        await page.getByTestId(`retail-${metal}-${purity}`).click();
        await publish(page, (retailFen / 100).toFixed(2), old.buyback.amount);
        await page.goto(goTo(scene, `/products/${product.id}/show`));
        await page.getByTestId(`price-${item.sku}`).getByText(priceText(item, retailFen)).waitFor();

        const jumpFen = Math.round(retailFen * 1.08);
        await page.goto(goTo(scene, '/gold-board'));
        await page.getByTestId(`retail-${metal}-${purity}`).click();
        await publish(page, (jumpFen / 100).toFixed(2), old.buyback.amount);
        const held = page.getByRole('region', { name: '待确认的价格' });
        await held.getByText('已挂起，等待另一人确认').waitFor();
        await held.getByText('本人提交，由另一人审批').waitFor();
        expect(await held.getByRole('button', { name: '确认发布' }).count()).toBe(0);
        const shown = await page.getByTestId(`retail-${metal}-${purity}`).textContent();
        expect(shown).toBe(`¥${(retailFen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2 })}`);
        follow = { path: `/products/${product.id}/show`, sku: item.sku, before: priceText(item, retailFen),
          after: priceText(item, jumpFen), kind: `retail-${metal}-${purity}` };
      });
      await as(scene, MERCHANDISE, async ({ page }) => {
        await page.goto(goTo(scene, '/gold-board'));
        const held = page.getByRole('region', { name: '待确认的价格' });
        await held.getByRole('button', { name: '确认发布' }).click();
        await held.waitFor({ state: 'detached' });
        const price = page.getByTestId(`price-${follow.sku}`);
        await page.goto(goTo(scene, follow.path));
        await price.getByText(follow.after).waitFor();
        // A slip after all; the price before it is as far away, so it waits for another person.
        await page.goto(goTo(scene, '/gold-board'));
        await page.getByTestId(follow.kind).click();
        await takeBack(page);
        await page.goto(goTo(scene, follow.path));
        await price.getByText(follow.after).waitFor();
      });
      await as(scene, OWNER, async ({ page }) => {
        await page.goto(goTo(scene, '/gold-board'));
        await page.getByRole('region', { name: '待撤下的价格' }).waitFor();
        await page.getByTestId(follow.kind).click();
        await takeBack(page);
        await page.goto(goTo(scene, follow.path));
        await page.getByTestId(`price-${follow.sku}`).getByText(follow.before).waitFor();
      });
    });
  });
}
