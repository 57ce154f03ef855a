import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { verifyPrintedCard, type CardKey } from '../../../client/src/verify-printed-card.ts';
import { askGraph, askUntil } from '../graph.ts';
import { seriousFindings, settle } from '../kit.ts';
import { as, goTo, OWNER, type Scene } from './scene.ts';

const SOMEBODY = '{ members(page: { size: 1 }) { items { id cardNumber } } }';
const ENROL = `mutation ($input: EnrolMemberInput!) { enrolMember(input: $input) { member { id cardNumber }
  userErrors { code } } }`;

const ROOMS = ['积分与等级', '订单', '直播', '加盟', '会员洞察', '账号'];

interface Somebody { members: { items: { id: string; cardNumber: string }[] } }
interface Enrolled { enrolMember: { member: { id: string; cardNumber: string } } }

interface Wishes { items: { memberId: string; state: string }[] }
const isDone = ({ items }: Wishes, member: string, done: string): boolean =>
  items.some(({ memberId, state }) => memberId === member && state === done);

async function somebody(page: Page): Promise<{ id: string; cardNumber: string }> {
  return (await askGraph<Somebody>(page, SOMEBODY)).members.items[0]!;
}

export function privacyJourneys(scene: Scene): void {
  describe('the privacy desk', () => {
    it('notes an export, hands it over for a reason, and the member is told who looked', () =>
      as(scene, OWNER, async ({ page }) => {
        const { id, cardNumber } = await somebody(page);
        await page.goto(goTo(scene, '/memberExports'));
        await page.getByRole('button', { name: '登记导出' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('卡号或会员编号').fill(cardNumber);
        await dialog.getByLabel('原因').fill('会员来信要求查阅本人信息');
        await dialog.getByRole('button', { name: '登记导出' }).click();
        await dialog.waitFor({ state: 'detached' });
        await askUntil<{ memberExports: Wishes }>(page, '{ memberExports { items { memberId state } } }', {},
          ({ memberExports }) => isDone(memberExports, id, 'READY'));
        await page.reload();
        await page.getByRole('row', { name: id }).getByRole('button', { name: '下载' }).click();
        await dialog.getByLabel('原因').fill('当面交给会员本人');
        const [file] = await Promise.all([
          page.waitForEvent('download'), dialog.getByRole('button', { name: '下载' }).click()]);
        expect(file.suggestedFilename()).toBe(`会员个人信息 ${id}.json`);
        expect(readFileSync(await file.path(), 'utf8')).toContain(cardNumber);
        await dialog.waitFor({ state: 'detached' });
        await settle(page);
        expect(await seriousFindings(page)).toEqual([]);
        await page.goto(goTo(scene, `/members/${id}/show`));
        await page.getByText('当面交给会员本人').waitFor();
      }));

    it('erases at once who asked for it, with a receipt of every room', () =>
      as(scene, OWNER, async ({ page }) => {
        const { enrolMember: { member } } = await askGraph<Enrolled>(page, ENROL, { input: {
          region: 'CN', source: 'ONLINE', phone: `160${String(Date.now()).slice(-8)}`,
          idempotencyKey: `forget-${Date.now()}`,
        } });
        await page.goto(goTo(scene, '/erasures'));
        await page.getByRole('button', { name: '登记注销' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('卡号或会员编号').fill(member.cardNumber);
        await dialog.getByLabel('原因').fill('会员书面申请，放弃冷静期');
        await dialog.getByLabel('不等待冷静期').check();
        await dialog.getByRole('button', { name: '登记注销' }).click();
        await dialog.waitFor({ state: 'detached' });
        await askUntil<{ erasures: Wishes }>(page, '{ erasures { items { memberId state } } }', {},
          ({ erasures }) => isDone(erasures, member.id, 'DONE'));
        await page.reload();
        const row = page.getByRole('row', { name: member.id });
        await row.getByText('已完成').waitFor();
        await row.getByRole('button', { name: '删除回执' }).click();
        for (const room of ROOMS) await dialog.getByRole('heading', { name: `${room} · ` }).waitFor();
        expect(await dialog.getByText(/^等待/).count()).toBe(0);
        expect(await askGraph(page, 'query ($id: ID!) { member(id: $id) { id } }', { id: member.id }))
          .toEqual({ member: null });
      }));

    it('publishes a text of a consent; the one before stays to be read', () =>
      as(scene, OWNER, async ({ page }) => {
        await page.goto(goTo(scene, '/consent-texts'));
        const email = page.locator('section').filter({ has: page.getByRole('heading', { name: '邮件营销' }) });
        await email.getByText('2026-01').waitFor();
        await email.getByRole('button', { name: '发布新版本' }).click();
        const dialog = page.getByRole('dialog');
        const version = `2026-11-${Date.now() % 1000}`;
        await dialog.getByLabel('版本号').fill('2026-01');
        const before = await dialog.getByLabel('中文文本').inputValue();
        await dialog.getByLabel('中文文本').fill(`${before}每月最多两封。`);
        await dialog.getByLabel('英文文本').fill('I agree to at most two e-mails a month.');
        await dialog.getByRole('button', { name: '发布新版本' }).click();
        await dialog.getByText('该用途已有这个版本号').waitFor();
        await dialog.getByLabel('版本号').fill(version);
        await dialog.getByRole('button', { name: '发布新版本' }).click();
        await dialog.waitFor({ state: 'detached' });
        await email.getByRole('heading', { name: version }).waitFor();
        await email.getByText('历史版本').click();
        await email.getByText(before, { exact: true }).waitFor();
      }));
  });

  describe('what the privacy and care desks keep', () => {
    it('is a calendar of days off, put and taken back', () =>
      as(scene, OWNER, async ({ page }) => {
        await page.goto(goTo(scene, '/working-calendar'));
        await page.getByRole('row', { name: /国庆节/ }).first().waitFor();
        await page.getByRole('button', { name: '登记日期' }).click();
        const dialog = page.getByRole('dialog');
        const year = new Date().getFullYear();
        await dialog.getByLabel('日期').first().fill(`${year}-12-30`);
        await dialog.getByLabel('至（含）').fill(`${year}-12-31`);
        await dialog.getByLabel('名称').fill('盘点');
        await dialog.getByRole('button', { name: '确认' }).click();
        await dialog.waitFor({ state: 'detached' });
        const counted = page.getByRole('row', { name: /盘点/ });
        await counted.nth(1).waitFor();
        for (const left of [1, 0]) {
          await counted.first().getByRole('button', { name: '恢复为平日' }).click();
          await dialog.getByRole('button', { name: '确认' }).click();
          await dialog.waitFor({ state: 'detached' });
          await counted.nth(left).waitFor({ state: 'detached' });
        }
      }));

    it('is a printed card that anybody checks without the house', () =>
      as(scene, OWNER, async ({ page }) => {
        const { id, cardNumber } = await somebody(page);
        await page.goto(goTo(scene, `/members/${id}/show`));
        await page.getByRole('link', { name: '实体卡' }).click();
        await page.getByRole('button', { name: '制作实体卡' }).click();
        await page.getByRole('img', { name: '实体卡验证码' }).waitFor();
        const code = await page.getByText(/^KARATP1\./).innerText();
        const { cardKeys } = await askGraph<{ cardKeys: CardKey[] }>(page, '{ cardKeys { id publicKey } }');
        expect(await verifyPrintedCard(code, cardKeys)).toMatchObject({ valid: true, cardNumber });
        await page.emulateMedia({ media: 'print' });
        expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
      }));
  });
}
