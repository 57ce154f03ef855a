import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { askGraph } from '../graph.ts';
import { seriousFindings, settle } from '../kit.ts';
import { as, goTo, LOYALTY, MERCHANDISE, OWNER, type Scene } from './scene.ts';

const MALAYSIA = {
  编号: 'MY', 排序: '5', 中文名: '马来西亚', 英文名: 'Malaysia', 币种: 'MYR', 时区: 'Asia/Kuala_Lumpur',
  手机号地区: 'MY', 卡号首位: '5',
};
const PEARLS = { 编号: 'E', 排序: '6', 中文名: '珍珠', 英文名: 'Pearls' };

async function fill(dialog: Locator, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await dialog.getByLabel(label).fill(value);
}

/** What a choice of a form offers. */
async function offeredBy(page: Page, choice: Locator): Promise<string[]> {
  await choice.click();
  const offered = await page.getByRole('option').allInnerTexts();
  await page.keyboard.press('Escape');
  return offered;
}

export function wordJourneys(scene: Scene): void {
  describe('用语: regions and classes', () => {
    it('are entered by an operator, and offered wherever one chooses', () =>
      as(scene, OWNER, async ({ page }) => {
        await page.goto(goTo(scene, '/words'));
        await page.getByRole('button', { name: '新增会籍地区' }).click();
        const dialog = page.getByRole('dialog');
        await fill(dialog, { ...MALAYSIA, 卡号首位: '1' });
        await dialog.getByLabel('积分与等级规则').click();
        await page.getByRole('option', { name: /^SG/ }).click();
        await dialog.getByRole('button', { name: '确认' }).click();
        await dialog.getByText('已被使用').waitFor();
        await dialog.getByLabel('卡号首位').fill('5');
        await dialog.getByRole('button', { name: '确认' }).click();
        await dialog.waitFor({ state: 'detached' });
        await page.getByRole('row', { name: /^MY 马来西亚 Malaysia MYR Asia\/Kuala_Lumpur MY 5 SG/ }).waitFor();

        await page.getByRole('button', { name: '新增积分品类' }).click();
        await fill(dialog, PEARLS);
        await dialog.getByLabel('积分抵现').click();
        await page.getByRole('option', { name: '不可抵现' }).click();
        await dialog.getByRole('button', { name: '确认' }).click();
        await dialog.waitFor({ state: 'detached' });
        await page.getByRole('row', { name: /^E 珍珠 Pearls 不可抵现/ }).waitFor();
        expect(await seriousFindings(page)).toEqual([]);

        await page.goto(goTo(scene, '/members'));
        await settle(page);
        expect(await offeredBy(page, page.getByRole('combobox', { name: '会籍地区' }))).toContain('马来西亚');
        await page.goto(goTo(scene, '/products'));
        await page.getByRole('button', { name: '新建商品' }).click();
        const classes = page.getByRole('dialog').getByRole('combobox', { name: '积分品类' });
        expect(await offeredBy(page, classes)).toContain('E 珍珠');

        await page.goto(goTo(scene, '/policies'));
        await page.getByRole('tab', { name: '加盟政策' }).click();
        await page.getByRole('button', { name: '发布新版本' }).click();
        expect(await page.getByRole('dialog').getByLabel('E 级分润').inputValue()).toBe('0');
      }));

    it('shows both versions to the second of two who change one', () =>
      as(scene, LOYALTY, async ({ page }) => {
        await page.goto(goTo(scene, '/words'));
        const row = page.getByRole('row', { name: /^HK 香港/ }).filter({ hasText: 'Asia/Hong_Kong' }).first();
        await row.getByRole('button', { name: '修改' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('英文名').fill('Hong Kong SAR');
        expect(await dialog.getByLabel('币种').isDisabled()).toBe(true);
        const { regionVersions } = await askGraph<{ regionVersions: { code: string; version: number }[] }>(
          page, '{ regionVersions { code version } }');
        const version = Math.max(...regionVersions.filter(({ code }) => code === 'HK').map((one) => one.version));
        await askGraph(
          page,
          'mutation ($input: PutRegionInput!) { putRegion(input: $input) { userErrors { code message } } }',
          {
            input: {
              code: 'HK', nameZh: '中国香港', nameEn: 'Hong Kong', rank: 2, currency: 'HKD', cardDigit: '2',
              timeZone: 'Asia/Hong_Kong', phoneRegion: 'HK', programme: 'HK', expectedVersion: version,
              idempotencyKey: `words-${Date.now()}`,
            },
          },
        );
        await dialog.getByRole('button', { name: '确认' }).click();
        await dialog.getByRole('row', { name: '中文名 香港 中国香港' }).waitFor();
        await dialog.getByRole('row', { name: '英文名 Hong Kong SAR Hong Kong' }).waitFor();
        await dialog.getByRole('button', { name: '以最新版本继续' }).click();
        expect(await dialog.getByLabel('英文名').inputValue()).toBe('Hong Kong SAR');
        await dialog.getByRole('button', { name: '确认' }).click();
        await dialog.waitFor({ state: 'detached' });
        await page.getByRole('row', { name: /^HK 中国香港 Hong Kong SAR/ }).waitFor();
      }));

    it('are read by whoever may not change them', () =>
      as(scene, MERCHANDISE, async ({ page }) => {
        await page.goto(goTo(scene, '/words'));
        await page.getByRole('button', { name: '新增积分品类' }).waitFor();
        expect(await page.getByRole('button', { name: '新增会籍地区' }).count()).toBe(0);
        await page.getByRole('row', { name: /^SG 新加坡/ }).first().waitFor();
      }));
  });
}
