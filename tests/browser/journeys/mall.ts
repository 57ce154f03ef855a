import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { askGraph } from '../graph.ts';
import { narrowCells, seriousFindings, settle } from '../kit.ts';
import { as, goTo, OWNER, type Scene } from './scene.ts';

const RICH = `{ members(page: { size: 50 }) { items { id region { code } loyalty { available debt } } } }`;

interface Rich {
  members: { items: { id: string; region: { code: string }; loyalty: { available: number; debt: number } | null }[] };
}

/** A member of mainland China who can pay for a cleaning. */
async function richMember(page: Page): Promise<string> {
  const { members } = await askGraph<Rich>(page, RICH);
  return members.items.find(({ region, loyalty }) =>
    region.code === 'CN' && loyalty !== null && loyalty.debt === 0 && loyalty.available >= 500)!.id;
}

export function mallJourneys(scene: Scene): void {
  describe('the mall', () => {
    it('asks before it keeps what is worth less than the base ladder', () =>
      as(scene, OWNER, async ({ page }) => {
        await page.goto(goTo(scene, '/rewards'));
        await page.getByText('中秋玉坠月光礼盒').first().waitFor();
        await page.getByRole('button', { name: '新建商品' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel(/^中文名/).fill('品牌丝巾');
        await dialog.getByLabel(/^英文名/).fill('Silk scarf');
        await dialog.getByLabel(/^编号/).fill(`scarf-${Date.now()}`);
        await dialog.getByLabel(/^计划/).click();
        await page.getByRole('option', { name: /^CN/ }).click();
        await dialog.getByLabel(/^积分/).fill('1,000');
        await dialog.getByLabel(/^对会员的价值/).fill('9.90');
        await dialog.getByLabel(/^单件成本/).fill('3.00');
        await dialog.getByText('1,000 分按基础比例值').waitFor();
        await settle(page);
        expect(await seriousFindings(page)).toEqual([]);
        await dialog.getByRole('button', { name: '确认' }).click();
        await dialog.getByText('每100分只值 0.99').waitFor();
        await dialog.getByLabel('仍按此价格保存').check();
        await dialog.getByRole('button', { name: '确认' }).click();
        await dialog.waitFor({ state: 'detached' });
        await page.getByText('品牌丝巾').first().click();
        await page.getByText('还没有库存').waitFor();
        await page.getByRole('button', { name: '上架' }).waitFor();
        expect(await seriousFindings(page)).toEqual([]);
      }));

    it('redeems for a member, and hands it out at the counter by its code', () =>
      as(scene, OWNER, async ({ page }) => {
        await page.goto(goTo(scene, `/members/${await richMember(page)}/show`));
        await page.getByRole('tab', { name: '兑换' }).click();
        await page.getByRole('button', { name: '兑换商品' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel(/^商品/).click();
        await page.getByRole('option', { name: /^首饰清洗保养/ }).click();
        await dialog.getByText('将扣 500 分').waitFor();
        const place = await dialog.getByLabel(/^取货门店/).textContent();
        await settle(page);
        expect(await seriousFindings(page)).toEqual([]);
        await dialog.getByRole('button', { name: '确认' }).click();
        const code = (await page.getByTestId('secret').textContent())!;
        await page.getByRole('button', { name: '关闭' }).click();
        await page.getByText('待核销').first().waitFor();
        await page.goto(goTo(scene, '/redeem-counter'));
        await page.getByLabel('门店').click();
        await page.getByRole('option', { name: place! }).click();
        await page.getByLabel('核销码').fill(code.toLowerCase());
        await page.getByRole('button', { name: '查询' }).click();
        await page.getByText('首饰清洗保养').waitFor();
        await settle(page);
        expect(await seriousFindings(page)).toEqual([]);
        expect(await narrowCells(page)).toEqual([]);
        await page.getByRole('button', { name: '确认核销' }).click();
        await page.getByText('已核销，请交付商品').waitFor();
      }, { phone: true }));
  });
}
