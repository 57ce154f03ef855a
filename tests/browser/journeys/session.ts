import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { enter, PASSWORD, visit } from '../kit.ts';
import { as, goTo, MERCHANDISE, OWNER, type Scene } from './scene.ts';

/** The tokens that this browser keeps. */
interface Kept {
  access_token: string;
  refresh_token: string;
  expires_at: number;
}

const change = (page: Page, patch: Partial<Kept>) =>
  page.evaluate((part) => {
    const key = Object.keys(localStorage).find((name) => name.startsWith('oidc.user')) ?? '';
    const user = JSON.parse(localStorage.getItem(key) ?? '{}') as Kept;
    localStorage.setItem(key, JSON.stringify({ ...user, ...part }));
    return user;
  }, patch);

/** As if ten minutes had passed. */
const age = (page: Page) => change(page, { expires_at: Math.floor(Date.now() / 1000) - 1 });
/** As if the issuer had ended it. */
const end = (page: Page) => change(page, { expires_at: 1, refresh_token: 'gone' });

async function fillIn(page: Page, email: string): Promise<void> {
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('button[type=submit]').first().click();
}

/** Signs in in the window that the page opens for it. */
async function signInOver(page: Page, email: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: '登录已过期' });
  const [over] = await Promise.all([
    page.waitForEvent('popup'),
    dialog.getByRole('button', { name: '登录', exact: true }).click(),
  ]);
  await fillIn(over, email);
}

/** Unless the page has asked something by itself meanwhile, and found that the session is over; or has gone on. */
const confirm = (form: Locator) =>
  form.getByRole('button', { name: '确认' }).click({ timeout: 1_000 }).catch(() => undefined);

const openProfile = async (page: Page) => {
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await page.getByRole('button', { name: '修改资料' }).click();
  return page.getByRole('dialog', { name: '修改资料' });
};

export function sessionJourneys(scene: Scene): void {
  describe('a session', () => {
    it('that ends under a form is signed in over the page; what was typed stays', () =>
      as(scene, OWNER, async ({ page, complaints }) => {
        await page.goto(goTo(scene, '/members'));
        const form = await openProfile(page);
        const city = `城${Date.now()}`;
        await form.getByLabel('城市').fill(city);
        await end(page);
        await page.context().clearCookies();
        await confirm(form);
        await signInOver(page, OWNER);
        await page.getByRole('dialog', { name: '登录已过期' }).waitFor({ state: 'detached' });
        await confirm(form);
        await form.waitFor({ state: 'detached' });
        await page.getByRole('main').getByText(city).first().waitFor();
        expect(complaints.splice(0)).toEqual([expect.stringContaining('400')]);
      }));

    it('of another person begins from a clean page, without drafts of the one before', async () => {
      const { page, close } = await enter(scene.browser(), scene.origin(), OWNER);
      await page.goto(goTo(scene, '/members'));
      const form = await openProfile(page);
      await form.getByLabel('姓名').fill('别人填写的');
      await end(page);
      await page.context().clearCookies();
      await confirm(form);
      await signInOver(page, MERCHANDISE);
      await form.waitFor({ state: 'detached' });
      await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '商品' }).waitFor();
      const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
      expect(kept).not.toContain('别人填写的');
      await close();
    });

    it('that ends may be left at the door, and what was typed with it', async () => {
      const { page, close } = await enter(scene.browser(), scene.origin(), OWNER);
      await page.goto(goTo(scene, '/members'));
      const form = await openProfile(page);
      await form.getByLabel('姓名').fill('不该留下的');
      await end(page);
      await confirm(form);
      await page.getByRole('dialog', { name: '登录已过期' }).getByRole('button', { name: '退出登录' }).click();
      await page.getByRole('button', { name: '登录', exact: true }).waitFor();
      expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('不该留下的');
      // The issuer still knows who it was: neither a reload nor its own button lets the next one in without a password.
      await page.reload();
      await page.getByRole('button', { name: '登录', exact: true }).click();
      await page.locator('input[name=password]').waitFor();
      await fillIn(page, OWNER);
      await page.getByRole('navigation', { name: '主菜单' }).waitFor();
      await close();
    });

    it('is one for all tabs: a new one is in, and all leave together', async () => {
      const { page, close } = await enter(scene.browser(), scene.origin(), OWNER);
      const second = await page.context().newPage();
      await second.goto(goTo(scene, '/orders'));
      await second.getByRole('heading', { level: 1, name: '订单' }).waitFor();
      await page.getByRole('button', { name: '账户' }).click();
      await page.getByRole('menuitem', { name: '退出登录' }).click();
      await second.getByRole('button', { name: '登录' }).waitFor();
      await close();
    });

    it('survives a reload, and an issuer that is away: only its definite no is one', async () => {
      const { page, close } = await enter(scene.browser(), scene.origin(), OWNER);
      await page.goto(goTo(scene, '/orders'));
      await page.getByRole('heading', { level: 1, name: '订单' }).waitFor();
      await page.route('**/identity/token', (route) => route.fulfill({ status: 503, body: 'busy' }));
      await age(page);
      await page.reload();
      await page.getByRole('status').getByText('暂时连不上服务器').waitFor();
      expect(new URL(page.url()).hash).toContain('#/orders');
      await page.unroute('**/identity/token');
      await page.getByRole('status').getByRole('button', { name: '重试' }).click();
      await page.getByText(/共 \d+/).waitFor();
      // A renewal whose answer was lost with the page: the issuer still knows the person.
      await end(page);
      await page.reload();
      await page.getByText(/共 \d+/).waitFor();
      expect(new URL(page.url()).hash).toContain('#/orders');
      await close();
    });

    it('leads back to where one wanted to go', async () => {
      const { page, close } = await visit(scene.browser(), goTo(scene, '/franchises'));
      await page.getByRole('button', { name: '登录' }).click();
      await fillIn(page, OWNER);
      await page.getByRole('heading', { level: 1, name: '加盟商' }).waitFor();
      await close();
    });
  });

  describe('a draft', () => {
    it('is kept at each key, over a reload; Esc and Back ask first', () =>
      as(scene, OWNER, async ({ page }) => {
        await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '会员', exact: true }).click();
        let form = await openProfile(page);
        await form.getByLabel('职业').fill('裁缝');
        await page.keyboard.press('Escape');
        const question = page.getByRole('dialog', { name: '还没有提交' });
        await question.getByRole('button', { name: '继续填写' }).click();
        expect(await form.getByLabel('职业').inputValue()).toBe('裁缝');
        await page.goBack();
        await question.getByRole('button', { name: '继续填写' }).click();
        expect(await form.getByLabel('职业').inputValue()).toBe('裁缝');
        await page.reload();
        await page.getByRole('button', { name: '修改资料' }).click();
        form = page.getByRole('dialog', { name: '修改资料' });
        await form.getByText('已恢复上次未保存的内容').waitFor();
        expect(await form.getByLabel('职业').inputValue()).toBe('裁缝');
        await page.goBack();
        await question.getByRole('button', { name: '放弃内容' }).click();
        await page.getByRole('heading', { level: 1, name: '会员' }).waitFor();
        expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('裁缝');
      }));
  });
}
