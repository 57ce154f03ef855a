import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { askGraph } from '../graph.ts';
import { settle } from '../kit.ts';
import { as, goTo, OWNER, type Scene } from './scene.ts';

interface Found {
  members: { items: { id: string; cardNumber: string; contact: { name: string; phone: string } }[] };
}

const SOMEBODY = `{ members(filter: { region: "CN", hasPhone: true }, page: { size: 1 }) {
  items { id cardNumber contact(reason: "a journey's search") { name phone } } } }`;

export function memberJourneys(scene: Scene): void {
  describe('members', () => {
    it('finds a member by Chinese name, by phone and by card', async () => {
      await as(scene, OWNER, async ({ page }) => {
        const {
          members: {
            items: [member],
          },
        } = await askGraph<Found>(page, SOMEBODY);
        const { name, phone } = member!.contact;
        for (const search of [name, phone, member!.cardNumber]) {
          await page.getByRole('search').getByRole('textbox').fill(search);
          await page.keyboard.press('Enter');
          await page.getByRole('cell', { name: member!.cardNumber }).waitFor();
          await settle(page);
        }
        await page.getByRole('row', { name: member!.cardNumber }).getByRole('link').click();
        await page.getByText(`会员 · ${member!.cardNumber}`).waitFor();
      });
    });

    it('asks a list for finished words only, and comes back by the menu unfiltered', async () => {
      await as(scene, OWNER, async ({ page }) => {
        await page.goto(goTo(scene, '/products'));
        await settle(page);
        const asked: string[] = [];
        page.on('request', (request) => {
          const body = request.postData() ?? '';
          if (body.includes('ProductList')) asked.push(body);
        });
        const search = page.getByLabel('搜索');
        await search.focus();
        const typing = await page.context().newCDPSession(page);
        for (const text of ['j', 'ji', 'jie']) {
          const end = text.length;
          await typing.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end });
        }
        await page.waitForTimeout(800);
        expect(asked).toEqual([]);
        await typing.send('Input.insertText', { text: '戒' });
        await page.waitForRequest((request) => (request.postData() ?? '').includes('戒'));
        await settle(page);
        await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '会员', exact: true }).click();
        await settle(page);
        await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '商品' }).click();
        await settle(page);
        expect(await page.getByLabel('搜索').inputValue()).toBe('');
      });
    });

    it('shows personal data only for a reason, which is written down', async () => {
      await as(scene, OWNER, async ({ page }) => {
        const {
          members: {
            items: [member],
          },
        } = await askGraph<Found>(page, SOMEBODY);
        await page.goto(goTo(scene, `/members/${member!.id}/show`));
        await page.getByRole('button', { name: '查看完整信息' }).click();
        const dialog = page.getByRole('dialog');
        expect(await dialog.getByRole('button', { name: '查看完整信息' }).isDisabled()).toBe(true);
        await dialog.getByLabel('原因').fill('客户来店核对资料');
        await dialog.getByRole('button', { name: '查看完整信息' }).click();
        await dialog.getByText(member!.contact.name).waitFor();
        await dialog.getByRole('button', { name: '关闭' }).click();
        await page.getByRole('complementary').getByText('客户来店核对资料').first().waitFor();
      });
    });

    it('shows both versions of a stale edit and goes on from the current one', async () => {
      await as(scene, OWNER, async ({ page }) => {
        const {
          members: {
            items: [member],
          },
        } = await askGraph<Found>(page, SOMEBODY);
        const { id } = member!;
        // Another city each time: a house that runs on may be walked through again.
        const mine = `苏州${Date.now() % 10_000}`;
        await page.goto(goTo(scene, `/members/${id}/show`));
        await page.getByRole('button', { name: '修改资料' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('城市').fill(mine);
        await askGraph(
          page,
          `mutation ($input: UpdateProfileInput!) {
          updateProfile(input: $input) { userErrors { code } } }`,
          { input: { memberId: id, city: '厦门', expectedVersion: await versionOf(page, id) } },
        );
        await dialog.getByRole('button', { name: '确认' }).click();
        await dialog.getByRole('row', { name: `城市 ${mine} 厦门` }).waitFor();
        await dialog.getByRole('button', { name: '以最新版本继续' }).click();
        expect(await dialog.getByLabel('城市').inputValue()).toBe(mine);
        await dialog.getByRole('button', { name: '确认' }).click();
        await page.getByRole('complementary').getByText(mine).waitFor();
      });
    });

    it('keeps a day that matters by the lunar calendar, shows when it comes next, and forgets it', async () => {
      await as(scene, OWNER, async ({ page }) => {
        const { members: { items: [member] } } = await askGraph<Found>(page, SOMEBODY);
        await page.goto(goTo(scene, `/members/${member!.id}/show`));
        await page.getByRole('tab', { name: '人生大事' }).click();
        await page.getByRole('button', { name: '登记人生大事' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('combobox', { name: '事项' }).click();
        await page.getByRole('option', { name: '长辈寿诞' }).click();
        await dialog.getByRole('combobox', { name: '历法' }).click();
        await page.getByRole('option', { name: '农历' }).click();
        await dialog.getByLabel('月').first().fill('2');
        await dialog.getByLabel('日').first().fill('30');
        await dialog.getByRole('button', { name: '确认' }).click();
        const row = page.getByRole('row', { name: '农历 2 月 30 日' });
        await row.getByRole('button', { name: '删除' }).click();
        await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
        await row.waitFor({ state: 'detached' });
        await page.goto(goTo(scene, '/life-events'));
        await page.getByRole('heading', { name: '近期人生大事' }).waitFor();
        await page.getByRole('table').getByRole('link').first().waitFor();
      });
    });

    it('exports the filtered rows with Chinese intact, each once, while somebody enrols', async () => {
      await as(scene, OWNER, async ({ page }) => {
        const filter = encodeURIComponent(JSON.stringify({ region: 'CN' }));
        await page.goto(goTo(scene, `/members?filter=${filter}`));
        const { members } = await askGraph<{ members: { totalCount: number } }>(
          page,
          '{ members(filter: { region: "CN" }) { totalCount } }',
        );
        let pages = 0;
        await page.route('**/graphql', async (route) => {
          const isPage = route.request().postData()?.includes('"after":');
          if (isPage) await enrol(page, `export-${Date.now()}-${(pages += 1)}`);
          return route.fallback();
        });
        const download = await exported(page, 'CSV (.csv)');
        expect(download.suggestedFilename()).toMatch(/^会员 \d{4}-\d\d-\d\d 中国大陆\.csv$/);
        const lines = readFileSync(await download.path(), 'utf8').trimEnd().split('\r\n');
        expect(lines[0]).toBe('\ufeff' + ['姓名', '卡号', '手机号', '等级', '可用', '会籍地区', '城市', '服务归属', '来源',
          '入会时间 (Asia/Shanghai)'].map((label) => `"${label}"`).join(','));
        const cards = lines.slice(1).map((line) => /"\t([^"]+)"/.exec(line)?.[1]);
        expect([pages > 0, new Set(cards).size, cards.length]).toEqual([true, members.totalCount, members.totalCount]);
        expect(lines.slice(1).every((line) => line.includes('"中国大陆"'))).toBe(true);
        expect(lines[1]).toMatch(/,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
        const workbook = await exported(page, 'Excel (.xlsx)');
        expect(readFileSync(await workbook.path()).subarray(0, 2).toString()).toBe('PK');
      });
    });

    it('exports a long list as a workbook, too', () =>
      as(scene, OWNER, async ({ page }) => {
        await page.goto(goTo(scene, '/members'));
        await settle(page);
        const workbook = await exported(page, 'Excel (.xlsx)');
        expect(readFileSync(await workbook.path()).subarray(0, 2).toString()).toBe('PK');
      }));
  });
}

async function exported(page: Page, kind: string): Promise<Download> {
  await page.getByRole('button', { name: '导出', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: kind }).click(),
  ]);
  return download;
}

async function enrol(page: Page, key: string): Promise<void> {
  const { enrolMember } = await askGraph<{ enrolMember: { userErrors: unknown[] } }>(
    page,
    'mutation ($input: EnrolMemberInput!) { enrolMember(input: $input) { userErrors { code } } }',
    { input: { region: 'CN', source: 'EVENT', phone: `+86138${String(Date.now()).slice(-8)}`, idempotencyKey: key } },
  );
  expect(enrolMember.userErrors).toEqual([]);
}

async function versionOf(page: Parameters<typeof askGraph>[0], id: string): Promise<number> {
  const { member } = await askGraph<{ member: { version: number } }>(
    page,
    'query ($id: ID!) { member(id: $id) { version } }',
    { id },
  );
  return member.version;
}
