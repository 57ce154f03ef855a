import { describe, expect, it } from '@jest/globals';
import { enter, signIn, visit } from '../kit.ts';
import { OWNER, type Scene } from './scene.ts';

export function signInJourneys(scene: Scene): void {
  describe('signing in', () => {
    it('refuses a wrong password and lets the right one in', async () => {
      const { page, close } = await visit(scene.browser(), scene.origin());
      await signIn(page, OWNER, 'not-the-password');
      await page.getByRole('alert').waitFor();
      expect(page.url()).toContain('/identity/');
      await page.locator('input[name=email]').fill(OWNER);
      await page.locator('input[name=password]').fill('Karat-demo-2026');
      await page.locator('button[type=submit]').first().click();
      await page.getByRole('heading', { level: 1, name: '概览' }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/');
      await close();
    });

    it('shows the door without going round in circles', async () => {
      const { page, close } = await visit(scene.browser(), scene.origin());
      await page.addInitScript(() => {
        const replace = window.history.replaceState.bind(window.history);
        const push = window.history.pushState.bind(window.history);
        const count = () => { (window as any).moves = ((window as any).moves ?? 0) + 1; };
        window.history.replaceState = (...args) => (count(), replace(...args));
        window.history.pushState = (...args) => (count(), push(...args));
      });
      await page.goto(`${scene.origin()}/#/products`);
      await page.reload();
      await page.getByRole('button', { name: '登录' }).waitFor();
      expect(await page.evaluate(() => (window as any).moves ?? 0)).toBeLessThan(10);
      await close();
    });

    it('keeps where one wanted to go, and signs out for good', async () => {
      const { page, close } = await visit(scene.browser(), `${scene.origin()}/#/orders`);
      await signIn(page, OWNER);
      await page.getByRole('main').waitFor();
      await page.getByRole('button', { name: '账户' }).click();
      await page.getByRole('menuitem', { name: '退出登录' }).click();
      await page.locator('button[name=logout], button[type=submit]').first().click();
      await page.getByRole('button', { name: '登录' }).waitFor();
      await page.goto(`${scene.origin()}/#/members`);
      await page.getByRole('button', { name: '登录' }).waitFor();
      expect(
        await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('oidc.user'))),
      ).toEqual([]);
      await close();
    });

    it('gets a new access token with its refresh token, once', async () => {
      const { page, close } = await enter(scene.browser(), scene.origin(), OWNER);
      const before = await ageToken(page);
      await page.reload();
      await page.getByRole('heading', { level: 1, name: '概览' }).waitFor();
      const after = await readUser(page);
      expect(after.access_token).not.toBe(before.access_token);
      expect(after.refresh_token).not.toBe(before.refresh_token);
      await close();
    });
  });
}

interface StoredUser {
  access_token: string;
  refresh_token: string;
  expires_at: number;
}

type Page = Awaited<ReturnType<typeof enter>>['page'];

const readUser = (page: Page) =>
  page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.startsWith('oidc.user')) ?? '';
    return JSON.parse(localStorage.getItem(key) ?? '{}') as StoredUser;
  });

/** As if ten minutes had passed. */
const ageToken = (page: Page) =>
  page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.startsWith('oidc.user')) ?? '';
    const user = JSON.parse(localStorage.getItem(key) ?? '{}') as StoredUser;
    localStorage.setItem(key, JSON.stringify({ ...user, expires_at: Math.floor(Date.now() / 1000) - 1 }));
    return user;
  });
