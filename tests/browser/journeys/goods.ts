import { describe, expect, it } from '@jest/globals';
import { as, goTo, OWNER, type Scene } from './scene.ts';

export function goodsJourneys(scene: Scene): void {
  describe('products', () => {
    it('creates a product with its items, and changes them', () =>
      as(scene, OWNER, async ({ page }) => {
        const styleNo = `J-${Date.now()}`;
        await page.goto(goTo(scene, '/products'));
        await page.getByRole('button', { name: '新建商品' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('款号').fill(styleNo);
        await dialog.getByLabel('中文名').fill('星轨钻戒');
        await dialog.getByLabel('英文名').fill('Star trail ring');
        await dialog.getByLabel('标签').fill('婚嫁，新品');
        await dialog.getByLabel('宝石').fill('钻石');
        await dialog.getByRole('button', { name: '新建商品' }).click();
        await dialog.getByText('每行写：宝石 粒数 总克拉 证书号').waitFor();
        expect(await dialog.getByLabel('宝石').getAttribute('aria-invalid')).toBe('true');
        await dialog.getByLabel('宝石').fill('钻石 12 0.36 GIA-1');
        await dialog.getByRole('button', { name: '新建商品' }).click();
        await page.getByText(`商品 · ${styleNo}`).waitFor();
        await page.getByText('钻石 12 × 0.36 ct').waitFor();

        await page.getByRole('button', { name: '添加单品' }).click();
        await dialog.getByLabel('SKU').fill(`${styleNo}-1`);
        await dialog.getByLabel('金重').fill('3.21');
        await dialog.getByLabel('总重').fill('3.3');
        await dialog.getByRole('textbox', { name: '一口价' }).fill('8800');
        await dialog.getByRole('button', { name: '添加单品' }).click();
        const row = page.getByRole('row', { name: `${styleNo}-1` });
        await row.getByText('¥8,800.00').waitFor();
        await row.getByText('3.21 g').waitFor();
        await row.getByRole('button', { name: '修改' }).click();
        await dialog.getByRole('textbox', { name: '一口价' }).fill('9200');
        await dialog.getByRole('button', { name: '确认' }).click();
        await row.getByText('¥9,200.00').waitFor();
      }));
  });
}
