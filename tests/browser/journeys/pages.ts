import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { askGraph } from '../graph.ts';
import { narrowCells, seriousFindings, settle } from '../kit.ts';
import { as, goTo, MANAGER, OWNER, type Scene } from './scene.ts';

const LISTS = [
  '/',
  '/members',
  '/life-events',
  '/service-team',
  '/counter',
  '/redeem-counter',
  '/rewards',
  '/redemptions',
  '/rfm',
  '/predictions',
  '/segments',
  '/orders',
  '/complaints',
  '/liveSessions',
  '/products',
  '/gold-board',
  '/fxTables',
  '/franchises',
  '/outlets',
  '/rebates',
  '/approvals',
  '/adjustments',
  '/mergeCases',
  '/erasures',
  '/memberExports',
  '/consent-texts',
  '/tags',
  '/programmes',
  '/policies',
  '/words',
  '/working-calendar',
  '/ledger',
  '/audit',
  '/dead-letters',
  '/operators',
  '/partnerClients',
  '/account',
];

/** What members are offered: walked once, where there is the least room. */
const OFFERED = [
  '/coupon-offers',
  '/coupon-check',
  '/quotes',
  '/appointments',
  '/due-care',
  '/quote-desk',
  '/birthdays',
  '/benefit-cost',
  '/tasks',
  '/abuseCases',
  '/plan-terms',
  '/manualTiers?filter={}',
];

/** Of these a franchise sees its part. */
const OFFERED_THERE = ['/benefits', '/benefit-bookings', '/referrals', '/goldPlans'];

async function onePageEach(page: Page): Promise<string[]> {
  const first = await askGraph<Record<string, { items: { id: string }[] }>>(
    page,
    `{
    members(page: { size: 1 }) { items { id } } orders(page: { size: 1 }) { items { id } }
    products(page: { size: 1 }) { items { id } } liveSessions(page: { size: 1 }) { items { id } }
    franchises(page: { size: 1 }) { items { id } } rewards(page: { size: 1 }) { items { id } }
    complaints(page: { size: 1 }) { items { id } } partnerClients(page: { size: 1 }) { items { id } } }`,
  );
  const shows = Object.entries(first).map(([name, { items }]) => `/${name}/${items[0]!.id}/show`);
  return [...shows, `/members/${first['members']!.items[0]!.id}/card`];
}

/** Names of the trade and of the house that are no codes. */
const NAMES = /^(KARAT|DEMO|DOUYIN|TMALL|MINI|ASIA|SHANGHAI|POS|RENEWAL|WELCOME|LABOUR|MEMBER|FULL)$/;

/** Codes of the graph, and sentences of another language, that a Chinese reader would meet. */
async function rawWords(page: Page): Promise<string[]> {
  // The end of a secret is four letters of chance, in front of the day from which it holds.
  const shown = (await page.locator('body').innerText()).replaceAll(/[\w-]{4}(?= · \d{4})/g, '');
  const codes = [...shown.matchAll(/\b[A-Z][A-Z_]{3,}\b/g)].map(([code]) => code);
  const errors = [...shown.matchAll(/\b(?:not found|must be|is not|cannot|invalid|undefined|null)\b/gi)]
    .map(([words]) => words);
  return [...codes.filter((code) => !NAMES.test(code)), ...errors];
}

/** What stands under the thumb, but beyond the screen, where no thumb comes. */
const beyondThumb = (page: Page): Promise<string[]> =>
  page.getByRole('navigation', { name: /^(快捷菜单|Quick menu)$/ }).getByRole('button').evaluateAll((buttons) =>
    buttons.filter((button) => {
      const { left, right } = button.getBoundingClientRect();
      return left < 0 || right > window.innerWidth;
    }).map(({ textContent }) => textContent ?? ''));

/**
 * Every page as it stands: nothing wider than the screen, no raw word, no serious accessibility finding. That last one
 * takes the most time; of pages that are walked twice each walk looks at every other one, beginning with the `first`.
 */
async function walk(
  scene: Scene, page: Page, paths: readonly string[], looks: { readonly first: 0 | 1 } | null = null,
): Promise<void> {
  for (const [nth, path] of paths.entries()) {
    await page.goto(goTo(scene, path));
    await settle(page);
    // A page whose code is still on its way has asked for nothing yet.
    await page.waitForFunction(() => document.title.includes(' · '), undefined, { timeout: 15_000 }).catch(() => null);
    await settle(page);
    const findings = looks === null || nth % 2 === looks.first ? await seriousFindings(page) : [];
    expect({ path, findings }).toEqual({ path, findings: [] });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect({ path, over: Math.max(0, over) }).toEqual({ path, over: 0 });
    const isChinese = (await page.evaluate(() => document.documentElement.lang)) === 'zh-CN';
    expect({ path, raw: isChinese ? await rawWords(page) : [] }).toEqual({ path, raw: [] });
    expect({ path, narrow: await narrowCells(page) }).toEqual({ path, narrow: [] });
    expect({ path, beyond: await beyondThumb(page) }).toEqual({ path, beyond: [] });
    expect({ path, title: await page.title() }).toEqual({ path, title: expect.stringMatching(/.+ · KARAT/i) });
  }
}

export function pageJourneys(scene: Scene): void {
  describe('every page', () => {
    it(
      'is accessible at desktop width, in Chinese',
      () =>
        as(scene, OWNER, async ({ page }) => {
          await walk(scene, page, [...LISTS, ...(await onePageEach(page))], { first: 0 });
        }),
      480_000,
    );

    it(
      'is accessible on a phone, in English',
      () =>
        as(
          scene,
          OWNER,
          async ({ page }) => {
            await walk(scene, page, [...LISTS, ...(await onePageEach(page))], { first: 1 });
          },
          { phone: true, locale: 'en' },
        ),
      480_000,
    );

    it('of what members are offered is accessible on a phone, in Chinese', async () => {
      await as(scene, OWNER, ({ page }) => walk(scene, page, OFFERED), { phone: true });
      await as(scene, MANAGER, async ({ page }) => {
        await walk(scene, page, OFFERED_THERE);
        // Head office's own, by its address: told, not asked for.
        await page.goto(goTo(scene, '/benefit-cost'));
        await page.getByText('您没有这项权限').waitFor();
      }, { phone: true });
    }, 240_000);

    it('is accessible in the dark', () =>
      as(
        scene,
        OWNER,
        async ({ page }) => {
          await walk(scene, page, ['/', '/members', '/gold-board']);
        },
        { dark: true },
      ));

    it('changes language at once and remembers it', () =>
      as(scene, OWNER, async ({ page }) => {
        await page.goto(goTo(scene, '/members'));
        await page.getByRole('heading', { level: 1, name: '会员' }).waitFor();
        await page.getByRole('button', { name: /English/ }).click();
        await page.getByRole('heading', { level: 1, name: 'Members' }).waitFor();
        expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
        await page.reload();
        await page.getByRole('heading', { level: 1, name: 'Members' }).waitFor();
      }));

    it('says calmly that a subgraph does not answer, with the id of the request', () =>
      as(scene, OWNER, async ({ page, complaints }) => {
        await page.route('**/graphql', (route) =>
          route.fulfill({
            status: 503,
            contentType: 'application/graphql-response+json',
            body: JSON.stringify({
              errors: [{ message: 'down', extensions: { code: 'SUBGRAPH_UNAVAILABLE', requestId: 'r-42' } }],
            }),
          }),
        );
        await page.goto(goTo(scene, '/orders'));
        await page.getByRole('status').getByText('请求编号 r-42').waitFor();
        await page.unroute('**/graphql');
        await page.getByRole('status').getByRole('button', { name: '重试' }).click();
        await page.getByText(/共 \d+/).waitFor();
        complaints.length = 0;
      }));
  });
}
