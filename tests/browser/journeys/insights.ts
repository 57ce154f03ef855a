import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { askUntil } from '../graph.ts';
import { seriousFindings, settle } from '../kit.ts';
import { as, goTo, OWNER, type Scene } from './scene.ts';

async function choose(page: Page, field: Locator, name: RegExp): Promise<void> {
  await field.click();
  await page.getByRole('option', { name }).click();
}

/** A list of several stays open until one leaves it. */
async function tick(page: Page, field: Locator, name: RegExp): Promise<void> {
  await choose(page, field, name);
  await page.keyboard.press('Escape');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
}

/** All of: at least two orders; asleep or gone; and no man. */
async function buildRule(page: Page, dialog: Locator): Promise<void> {
  const facts = dialog.getByLabel('条件', { exact: true });
  const values = dialog.getByLabel('值', { exact: true });
  await dialog.getByRole('button', { name: '加条件' }).click();
  await choose(page, facts.first(), /净订单数$/);
  await choose(page, dialog.getByLabel('比较').first(), /^不少于$/);
  await values.first().fill('2');
  await dialog.getByRole('button', { name: '加组合' }).click();
  await choose(page, dialog.getByLabel('组合方式').nth(1), /^满足任一$/);
  for (const [place, value] of [[1, /^沉睡$/], [2, /^流失$/]] as const) {
    await dialog.getByRole('button', { name: '加条件' }).first().click();
    await choose(page, facts.nth(place), /生命周期$/);
    await tick(page, values.nth(place), value);
  }
  await dialog.getByRole('button', { name: '加组合' }).last().click();
  await choose(page, dialog.getByLabel('组合方式').nth(2), /^都不满足$/);
  await dialog.getByRole('button', { name: '加条件' }).nth(1).click();
  await choose(page, facts.nth(3), /性别$/);
  await tick(page, values.nth(3), /^男$/);
}

const WARNED = '{ churnWarnings(filter: { programmeCode: "CN" }, page: { size: 1 }) { items { member { id } } } }';

export function insightJourneys(scene: Scene): void {
  describe('segments', () => {
    it('are built of and, or and not, counted, saved, filled and explained', () =>
      as(scene, OWNER, async ({ page }) => {
        await page.goto(goTo(scene, '/segments'));
        await page.getByRole('cell', { name: '沉睡的老顾客' }).waitFor();
        await page.getByRole('button', { name: '新建分群' }).click();
        const dialog = page.getByRole('dialog');
        const name = `唤醒的女士 ${Date.now() % 100_000}`;
        await dialog.getByLabel('中文名').fill(name);
        await dialog.getByLabel('英文名').fill('Ladies asleep');
        await buildRule(page, dialog);
        await dialog.getByRole('button', { name: '预估人数' }).click();
        const said = await dialog.getByText(/人，共 [\d,]+ 人可分群/).innerText();
        const [counted = ''] = /^[\d,]+/.exec(said) ?? [];
        expect(Number(counted.replaceAll(',', ''))).toBeGreaterThan(0);
        expect(await seriousFindings(page)).toEqual([]);
        await dialog.getByRole('button', { name: '确认' }).click();
        await dialog.waitFor({ state: 'detached' });

        await page.getByRole('link', { name }).click();
        await page.getByText('还没有成员').waitFor();
        await page.getByRole('button', { name: '立即更新' }).click();
        await dialog.getByRole('button', { name: '立即更新' }).click();
        const members = page.getByRole('table', { name: '成员' }).getByRole('link');
        await filled(page, members);
        const updates = page.getByRole('table', { name: '更新记录' });
        await updates.getByRole('cell', { name: counted, exact: true }).first().waitFor();
        const [address] = await members.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
        await page.getByLabel('卡号或会员页面地址').fill(address!);
        await page.getByRole('button', { name: '查看原因' }).click();
        await page.getByText('属于此分群', { exact: true }).waitFor();
        expect(await page.getByText(/^满足/).count()).toBeGreaterThan(1);
      }));
  });

  describe('predictions', () => {
    it('show both models beside each other, how far off each was, and whom to think of', () =>
      as(scene, OWNER, async ({ page }) => {
        await page.goto(goTo(scene, '/predictions'));
        // Members are scored when the fit stands.
        await askUntil<{ churnWarnings: { items: unknown[] } }>(
          page, WARNED, {}, ({ churnWarnings: { items } }) => items.length > 0);
        await page.reload();
        const errors = page.getByRole('table', { name: '历次误差' });
        await errors.getByRole('columnheader', { name: '可解释模型' }).waitFor();
        await errors.getByRole('columnheader', { name: '统计模型' }).waitFor();
        const [row] = await errors.getByRole('row').filter({ hasText: '第 1 版' }).allInnerTexts();
        expect(row!.match(/\d\.\d\d/g)).toHaveLength(4);
        await page.getByText(/^r\s\d/).waitFor();
        await page.getByText(/^p\s\d/).waitFor();
        const warned = page.getByRole('link', { name: /\*/ });
        await warned.first().waitFor();
        expect(await seriousFindings(page)).toEqual([]);
        await warned.first().click();
        await page.getByRole('tab', { name: '洞察与标签' }).click();
        await page.getByText('活跃概率').first().waitFor();
        await settle(page);
      }));
  });
}

/** A job fills it; the page is asked anew until it has. */
async function filled(page: Page, members: Locator): Promise<void> {
  while (await members.count() === 0) {
    await page.reload();
    await settle(page);
  }
}
