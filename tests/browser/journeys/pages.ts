import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { BESIDE, menuPaths, shownPaths } from '../every-page.ts';
import { narrowCells, seriousFindings, settle } from '../kit.ts';
import { as, goTo, MANAGER, OWNER, type Scene } from './scene.ts';

/** Names of the trade and of the house that are no codes. */
const NAMES = /^(KARAT|DEMO|DOUYIN|TMALL|MINI|ASIA|SHANGHAI|POS|RENEWAL|WELCOME|LABOUR|MEMBER|FULL|ICBC)$/;

/** Codes of the graph, and sentences of another language, that a Chinese reader would meet. */
async function rawWords(page: Page): Promise<string[]> {
  // The end of a secret is four letters of chance, in front of the day from which it holds.
  // So is what a store calls a member who does not share its name: K-7F3QX9D2M.
  const shown = (await page.locator('body').innerText()).replaceAll(/[\w-]{4}(?= · \d{4})|\bK-[A-Z\d]{9}\b/g, '');
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

const EVEN = (nth: number): boolean => nth % 2 === 0;
const ODD = (nth: number): boolean => nth % 2 === 1;
const NONE = (): boolean => false;

/**
 * Every page as it stands: nothing wider than the screen, no raw word, no serious accessibility finding. That last one
 * takes the most time; of pages that are walked more than once each walk looks at some.
 */
async function walk(
  scene: Scene, page: Page, paths: readonly string[], looksAt: (nth: number) => boolean = () => true,
): Promise<void> {
  for (const [nth, path] of paths.entries()) {
    await page.goto(goTo(scene, path));
    await settle(page);
    // A page whose code is still on its way has asked for nothing yet.
    await page.waitForFunction(() => document.title.includes(' · '), undefined, { timeout: 15_000 }).catch(() => null);
    await settle(page);
    const findings = looksAt(nth) ? await seriousFindings(page) : [];
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
    it('is accessible at desktop width, in English', () => as(scene, OWNER, async ({ page }) => {
      await walk(scene, page, [...await menuPaths(page), ...BESIDE, ...await shownPaths(page)], EVEN);
    }, { locale: 'en' }), 480_000);

    it('is accessible on a phone, in Chinese', () => as(scene, OWNER, async ({ page }) => {
      await walk(scene, page, [...await menuPaths(page), ...BESIDE, ...await shownPaths(page)], ODD);
    }, { phone: true }), 480_000);

    it('of a store is itself on a phone, and those of head office are told, not asked for', () =>
      as(scene, MANAGER, async ({ page }) => {
        await walk(scene, page, await menuPaths(page), NONE);
        await page.goto(goTo(scene, '/benefit-cost'));
        await page.getByText('您没有这项权限').waitFor();
      }, { phone: true }), 240_000);

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
