import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { askGraph } from '../graph.ts';
import { as, goTo, OWNER, type Scene } from './scene.ts';

const MERCHANDISE = 'merchandise@karat.example';

export function staleJourneys(scene: Scene): void {
  describe('two people at one thing', () => {
    it('edit one product: the second sees both versions, takes either, and loses nothing', () =>
      as(scene, OWNER, async ({ page: first }) => {
        const { products } = await askGraph<{ products: { items: { id: string }[] } }>(
          first,
          '{ products(page: { size: 1, number: 7 }) { items { id } } }',
        );
        const path = goTo(scene, `/products/${products.items[0]!.id}/show`);
        await as(scene, MERCHANDISE, async ({ page: second }) => {
          for (const page of [first, second]) {
            await page.goto(path);
            await page.getByRole('button', { name: '修改', exact: true }).first().click();
          }
          const [mine, theirs] = [first.getByRole('dialog'), second.getByRole('dialog')];
          await theirs.getByLabel('系列').fill('他人的系列');
          await theirs.getByLabel('工艺').fill('古法');
          const days = String(20 + (Date.now() % 300));
          await theirs.getByLabel('制作周期').fill(days);
          await theirs.getByRole('button', { name: '确认' }).click();
          await theirs.waitFor({ state: 'detached' });

          await mine.getByLabel('系列').fill('我的系列');
          await mine.getByLabel('工艺').fill('錾刻');
          await mine.getByRole('button', { name: '确认' }).click();
          await mine.getByRole('row', { name: '系列 我的系列 他人的系列' }).waitFor();
          // What only the other changed is taken over unasked; what both changed is one's own, until one says so.
          expect(await mine.getByRole('row', { name: /^制作周期/ }).getByLabel(days).isChecked()).toBe(true);
          expect(await mine.getByLabel('我的系列').isChecked()).toBe(true);
          await mine.getByLabel('古法').check();
          await mine.getByRole('button', { name: '以最新版本继续' }).click();
          expect(await mine.getByLabel('系列').inputValue()).toBe('我的系列');
          expect(await mine.getByLabel('工艺').inputValue()).toBe('古法');
          expect(await mine.getByLabel('制作周期').inputValue()).toBe(days);
          await mine.getByRole('button', { name: '确认' }).click();
          await first.getByRole('complementary').getByText('我的系列').waitFor();
        });
        await first.getByRole('complementary').getByText('古法').waitFor();
      }));

    it('decide one live session: the slower one sees what it has become', () =>
      as(scene, OWNER, async ({ page }) => {
        const { id, version } = await scheduled(page, Math.floor(Date.now() / 60_000) * 60_000);
        await page.goto(goTo(scene, `/liveSessions/${id}/show`));
        await page.getByRole('button', { name: '开播' }).click();
        await askGraph(
          page,
          'mutation ($input: UpdateLiveSessionInput!) { updateLiveSession(input: $input) { userErrors { code } } }',
          { input: { id, expectedVersion: version, host: '周' } },
        );
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('button', { name: '开播' }).click();
        await dialog.getByRole('row', { name: '主播 林 周' }).waitFor();
        await dialog.getByRole('button', { name: '以最新版本继续' }).click();
        await dialog.getByRole('button', { name: '开播' }).click();
        await page.getByText('直播中').waitFor();
      }));

    it('edit what they changed: moments stay whole, and a lost answer is found out', () =>
      as(scene, OWNER, async ({ page, complaints }) => {
        const { id, version } = await scheduled(page, Date.now() + 3_600_123);
        await page.goto(goTo(scene, `/liveSessions/${id}/show`));
        await page.getByRole('button', { name: '修改', exact: true }).first().click();
        const dialog = page.getByRole('dialog');
        const sent: unknown[] = [];
        await page.route('**/graphql', async (route) => {
          const body = route.request().postData() ?? '';
          if (!body.includes('mutation UpdateLiveSession')) return route.fallback();
          sent.push((JSON.parse(body) as { variables: { input: unknown } }).variables.input);
          if (sent.length > 1) return route.fallback();
          await route.fetch();
          return route.fulfill({ status: 502, contentType: 'text/html', body: 'Bad Gateway' });
        });
        await dialog.getByLabel('主播').fill('周');
        await dialog.getByRole('button', { name: '确认' }).click();
        await dialog.getByText('没有收到结果，可能已保存；同样内容可放心重试').waitFor();
        await dialog.getByRole('button', { name: '确认' }).click();
        await page.getByText('上一次提交其实已经保存').waitFor();
        await dialog.waitFor({ state: 'detached' });
        expect(sent).toEqual(Array(2).fill({ id, host: '周', expectedVersion: version }));
        await page.getByRole('button', { name: '修改', exact: true }).first().click();
        await dialog.getByRole('button', { name: '确认' }).click();
        await page.getByText('没有修改').waitFor();
        expect(sent).toHaveLength(2);
        expect(complaints.splice(0)).toEqual([expect.stringContaining('502')]);
      }));
  });
}

interface Scheduled {
  readonly scheduleLiveSession: { readonly liveSession: { readonly id: string; readonly version: number } };
}

/** A session of an hour from then on. */
async function scheduled(page: Page, from: number) {
  const { outlets } = await askGraph<{ outlets: { items: { id: string }[] } }>(
    page,
    '{ outlets(filter: { kind: LIVE_ROOM, closed: false }) { items { id } } }',
  );
  const input = {
    titleZh: '同时开播',
    titleEn: 'At once',
    host: '林',
    outletId: outlets.items[0]!.id,
    memberOnly: true,
    idempotencyKey: `stale-${Date.now()}`,
    startsAt: new Date(from).toISOString(),
    endsAt: new Date(from + 3_600_000).toISOString(),
  };
  const made = await askGraph<Scheduled>(
    page,
    `mutation ($input: ScheduleLiveSessionInput!) {
      scheduleLiveSession(input: $input) { liveSession { id version } } }`,
    { input },
  );
  return made.scheduleLiveSession.liveSession;
}
