import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { askGraph } from '../graph.ts';
import { as, goTo, MANAGER, OWNER, type Scene } from './scene.ts';

/** A code nobody has, however often the journey is walked in one house. */
const fresh = (prefix: string): string => `${prefix}-${Date.now().toString(36)}`;

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('dialog').getByLabel(label).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

export function networkJourneys(scene: Scene): void {
  describe('the network', () => {
    it('registers a franchise: refusals land on their fields, nothing typed is lost', () =>
      as(scene, OWNER, async ({ page }) => {
        const code = fresh('f');
        await page.goto(goTo(scene, '/franchises'));
        await page.getByRole('button', { name: '新增加盟商' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('编号').fill('F 90');
        await dialog.getByLabel('名称').fill('宁波天一金店');
        await dialog.getByLabel('城市').fill('宁波');
        await dialog.getByLabel('合同').fill('FC-2026-90');
        await dialog.getByLabel('起始').fill('2026-01-01');
        await dialog.getByLabel('截止').fill('2025-01-01');
        await dialog.getByRole('button', { name: '新增加盟商' }).click();
        await dialog.getByText(/^编号为 1 至 40 位/).waitFor();
        expect(await dialog.getByLabel('编号').getAttribute('aria-invalid')).toBe('true');
        expect(await dialog.getByLabel('截止').getAttribute('aria-invalid')).toBe('true');
        expect(await dialog.getByLabel('名称').inputValue()).toBe('宁波天一金店');
        await dialog.getByLabel('编号').fill(code);
        await dialog.getByLabel('截止').fill('2030-12-31');
        await dialog.getByRole('button', { name: '新增加盟商' }).click();
        await dialog.waitFor({ state: 'detached' });
        await page.getByLabel('搜索', { exact: true }).fill(code);
        await page.getByRole('row', { name: `宁波天一金店 ${code}` }).getByRole('link').click();
        await page.getByText(`加盟商 · ${code}`).waitFor();
        await page.getByRole('button', { name: '修改' }).click();
        await dialog.getByLabel('区域范围').fill('宁波市海曙区');
        await dialog.getByRole('button', { name: '确认' }).click();
        await page.getByRole('complementary').getByText('宁波市海曙区').waitFor();
      }));

    it('registers, changes and closes an outlet, and says first what closing moves', () =>
      as(scene, OWNER, async ({ page }) => {
        const code = fresh('o');
        await page.goto(goTo(scene, '/outlets'));
        await page.getByRole('button', { name: '新增门店' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('编号').fill(code);
        await dialog.getByLabel('名称').fill('天一广场店');
        await dialog.getByLabel('城市').fill('宁波');
        await choose(page, '类型', '直营店');
        await dialog.getByRole('button', { name: '新增门店' }).click();
        await dialog.waitFor({ state: 'detached' });
        await page.getByLabel('搜索', { exact: true }).fill(code);
        const row = page.getByRole('row', { name: code });
        await row.getByRole('button', { name: '修改' }).click();
        await dialog.getByLabel('名称').fill('天一广场二店');
        await dialog.getByRole('button', { name: '确认' }).click();
        await page.getByRole('row', { name: '天一广场二店' }).waitFor();
        await row.getByRole('button', { name: '关店' }).click();
        await dialog.getByLabel('原因').fill('租约到期');
        await dialog.getByRole('button', { name: '预览' }).click();
        await dialog.getByText('须有 5 至 500 字').waitFor();
        await dialog.getByLabel('原因').fill('租约到期，不再续租');
        await dialog.getByRole('button', { name: '预览' }).click();
        await dialog.getByText('关店后，0 名会员的归属将转到总部').waitFor();
        await dialog.getByRole('button', { name: '关店' }).click();
        await row.getByRole('cell', { name: '已关店', exact: true }).waitFor();
        expect(await row.getByRole('button').count()).toBe(0);
      }));

    it('registers a channel, and is not for a franchise’s people', async () => {
      const code = fresh('c');
      await as(scene, OWNER, async ({ page }) => {
        await page.goto(goTo(scene, '/outlets'));
        await page.getByRole('button', { name: '新增渠道' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('编号').fill(code);
        await dialog.getByLabel('名称').fill('企业微信');
        await choose(page, '类型', '社交');
        await dialog.getByRole('button', { name: '新增渠道' }).click();
        await page.getByRole('row', { name: `${code} 企业微信` }).waitFor();
      });
      await as(scene, MANAGER, async ({ page, complaints }) => {
        await page.goto(goTo(scene, '/outlets'));
        await page.getByText(/共 \d+/).waitFor();
        expect(await page.getByRole('button', { name: '新增门店' }).count()).toBe(0);
        const refused = askGraph(
          page,
          `mutation { registerChannel(input: { code: "mine", name: "Mine", kind: WEB }) { channel { id } } }`,
        );
        await expect(refused).rejects.toThrow('FORBIDDEN');
        expect(complaints.splice(0)).toEqual([expect.stringContaining('403')]);
      });
    });
  });
}
