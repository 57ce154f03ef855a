import { describe, expect, it } from '@jest/globals';
import { generate } from 'otplib';
import type { Page } from 'playwright-core';
import { askGraph } from '../graph.ts';
import { signIn, visit, type Visit } from '../kit.ts';
import { as, goTo, OWNER, type Scene } from './scene.ts';

/** Reads what is shown once, and closes it. */
async function shownOnce(page: Page): Promise<string> {
  const secret = await page.getByTestId('secret').innerText();
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
  await page.getByTestId('secret').waitFor({ state: 'detached' });
  return secret;
}

async function createOperator(page: Page, origin: string, email: string): Promise<string> {
  await page.goto(`${origin}/#/operators`);
  await page.getByRole('button', { name: '新建员工账号' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('姓名').fill('新来的财务');
  await dialog.getByLabel('邮箱').fill(email);
  await dialog.getByRole('button', { name: '新建员工账号' }).click();
  await dialog.getByText('至少选择一个角色').waitFor();
  await dialog.getByLabel('财务').check();
  await dialog.getByRole('button', { name: '新建员工账号' }).click();
  const temporary = await shownOnce(page);
  await page.getByRole('row', { name: email }).waitFor();
  return temporary;
}

/** The first sign-in replaces the temporary password before anything else. */
async function firstSignIn(page: Page, email: string, temporary: string, password: string): Promise<void> {
  await signIn(page, email, temporary);
  await page.locator('input[name=repeat]').fill(password);
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[type=submit]').first().click();
  await page.getByRole('heading', { level: 1, name: '概览' }).waitFor();
}

async function changePassword(page: Page, former: string, password: string): Promise<void> {
  await page.getByRole('button', { name: '账户' }).click();
  await page.getByRole('menuitem', { name: '我的账户' }).click();
  await page.getByRole('button', { name: '修改密码' }).click();
  const dialog = page.getByRole('dialog');
  const fill = async (current: string, repeat: string) => {
    await dialog.getByLabel('当前密码').fill(current);
    await dialog.locator('input[name=password]').fill(password);
    await dialog.getByLabel('再次输入新密码').fill(repeat);
    await dialog.getByRole('button', { name: '修改密码' }).click();
  };
  await fill(former, `${password}-`);
  await dialog.getByText('两次输入不一致').waitFor();
  await fill('not-the-password', password);
  await dialog.getByText('密码不正确').waitFor();
  expect(await dialog.getByLabel('当前密码').getAttribute('aria-invalid')).toBe('true');
  const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
  expect(kept).not.toContain(password);
  await fill(former, password);
  await page.getByRole('button', { name: '登录' }).waitFor();
}

/** Turns the second factor on; answers its recovery codes. */
async function turnOnSecondFactor(page: Page, password: string): Promise<readonly string[]> {
  await page.getByRole('button', { name: '开启' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('当前密码').fill(password);
  await dialog.getByRole('button', { name: '下一步' }).click();
  const secret = await page.getByTestId('totp-seed').innerText();
  await dialog.getByRole('img', { name: '验证器二维码' }).waitFor();
  await dialog.getByLabel('验证码').fill(await generate({ secret }));
  await dialog.getByRole('button', { name: '开启' }).click();
  const codes = (await shownOnce(page)).split('\n');
  await page.getByRole('main').getByText('已开启').waitFor();
  return codes;
}

export function accessJourneys(scene: Scene): void {
  describe('operators', () => {
    const email = `finance-${Date.now()}@karat.example`;
    let temporary = '';

    it('are created with a password for one sign-in, which the first sign-in replaces', async () => {
      await as(scene, OWNER, async ({ page }) => {
        temporary = await createOperator(page, scene.origin(), email);
      });
      const { page, complaints, close } = await visit(scene.browser(), scene.origin());
      await firstSignIn(page, email, temporary, 'First-own-password-1');
      const menu = page.getByRole('navigation', { name: '主菜单' });
      await menu.getByRole('link', { name: '分润' }).waitFor();
      expect(await menu.getByRole('link', { name: '员工账号' }).count()).toBe(0);
      await expect(askGraph(page, '{ operators { totalCount } }')).rejects.toThrow('FORBIDDEN');
      await page.goto(goTo(scene, '/operators'));
      await page.getByText('您没有这项权限').first().waitFor();
      expect(complaints.filter((line) => !line.includes('403'))).toEqual([]);
      await close();
    });

    it('change their own password, turn a second factor on and off, and sign in with it', async () => {
      const opened: Visit[] = [];
      const first = await enterWith(scene, email, 'First-own-password-1');
      opened.push(first);
      await changePassword(first.page, 'First-own-password-1', 'Second-own-password-2');
      await signIn(first.page, email, 'Second-own-password-2');
      await first.page.getByRole('heading', { level: 1, name: '概览' }).waitFor();
      await first.page.goto(goTo(scene, '/account'));
      const codes = await turnOnSecondFactor(first.page, 'Second-own-password-2');
      expect(codes).toHaveLength(10);

      const second = await visit(scene.browser(), scene.origin());
      opened.push(second);
      await signIn(second.page, email, 'Second-own-password-2');
      await second.page.locator('input[name=code]').fill('000000');
      await second.page.locator('button[type=submit]').first().click();
      await second.page.getByRole('alert').waitFor();
      await second.page.locator('input[name=code]').fill(codes[0]!);
      await second.page.locator('button[type=submit]').first().click();
      await second.page.getByRole('heading', { level: 1, name: '概览' }).waitFor();
      await second.page.goto(goTo(scene, '/account'));
      await second.page.getByRole('button', { name: '关闭双重验证' }).click();
      const dialog = second.page.getByRole('dialog');
      await dialog.getByLabel('验证码或恢复码').fill(codes[0]!);
      await dialog.getByRole('button', { name: '关闭双重验证' }).click();
      await dialog.getByRole('alert').or(dialog.locator('.Mui-error')).first().waitFor();
      await dialog.getByLabel('验证码或恢复码').fill(codes[1]!);
      await dialog.getByRole('button', { name: '关闭双重验证' }).click();
      await second.page.getByRole('main').getByText('未开启').waitFor();
      for (const { close } of opened) await close();
    });
  });

  describe('signing keys', () => {
    it('are replaced by an owner, in an emergency too, and whoever is signed in stays so', () =>
      as(scene, OWNER, async ({ page, complaints }) => {
        await page.goto(goTo(scene, '/account'));
        const dialog = page.getByRole('dialog');
        const main = page.getByRole('main');
        const replace = async (leaked: boolean): Promise<void> => {
          await main.getByRole('button', { name: '更换签名密钥' }).click();
          if (leaked) await dialog.getByLabel(/旧密钥已泄露/).check();
          await dialog.getByRole('button', { name: '更换签名密钥' }).click();
          await dialog.waitFor({ state: 'detached' });
        };
        await main.getByText('使用中').waitFor();
        await replace(false);
        await main.getByText('待启用').waitFor();
        await replace(true);
        await main.getByText('待启用').waitFor({ state: 'detached' });
        await main.getByText('使用中').waitFor();
        expect(await askGraph(page, '{ signingKeys { state } }'))
          .toMatchObject({ signingKeys: [{ state: 'SIGNING' }] });
        // The browser tells of each request that came with a token of the withdrawn key.
        expect(complaints.splice(0).filter((line) => !line.includes('401'))).toEqual([]);
      }));
  });

  describe('partner clients', () => {
    it('get a secret shown once, which works until it is rotated', () =>
      as(scene, OWNER, async ({ page }) => {
        const clientId = `journey-${Date.now()}`;
        await page.goto(goTo(scene, '/partnerClients'));
        await page.getByRole('button', { name: '新建渠道接入' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('渠道接入编号').fill(clientId);
        await dialog.getByLabel('名称').fill('旅程渠道接入');
        await dialog.getByLabel(/^渠道(?!接入)/).click();
        await page.getByRole('option').first().click();
        await dialog.getByRole('checkbox').first().check();
        await dialog.getByRole('button', { name: '新建渠道接入' }).click();
        const secret = await shownOnce(page);
        const origin = scene.origin();
        expect(await statusOf(origin, clientId, secret)).toBe(200);
        await page.getByLabel('搜索', { exact: true }).fill(clientId);
        const row = page.getByRole('row', { name: clientId });
        expect(await row.innerText()).not.toContain(secret);
        await row.getByRole('button', { name: '更换密钥' }).click();
        await dialog.getByLabel('旧密钥保留小时数').fill('0');
        await dialog.getByRole('button', { name: '更换密钥' }).click();
        const rotated = await shownOnce(page);
        expect(rotated).not.toBe(secret);
        expect(await statusOf(origin, clientId, rotated)).toBe(200);
        expect(await statusOf(origin, clientId, secret)).toBe(401);
        await row.getByRole('button', { name: '停用' }).click();
        await dialog.getByRole('button', { name: '停用' }).click();
        await dialog.waitFor({ state: 'detached' });
        expect(await statusOf(origin, clientId, rotated)).toBe(401);
      }));

    it('have the documents of a manifest, each taken or refused, and withdrawn', () =>
      as(scene, OWNER, async ({ page }) => {
        await page.goto(goTo(scene, '/partnerClients'));
        await page.getByRole('link').filter({ hasText: '小程序' }).first().click();
        const upload = async (name: string, content: string) => {
          await page.locator('input[type=file]').setInputFiles(
            { name, mimeType: 'application/json', buffer: Buffer.from(content) });
          return page.getByRole('dialog');
        };
        const unread = await upload('list.json', '[]');
        await unread.getByText('list.json: 不是可识别的清单').waitFor();
        await unread.getByRole('button', { name: '关闭' }).click();
        const told = await upload('relay.json', JSON.stringify({
          a1: 'query Journey { products { totalCount } }', b2: 'query Broken { nothing }' }));
        await told.getByText('登记 1 个，此前已有 0 个，拒绝 1 个').waitFor();
        await told.getByRole('cell', { name: 'Broken' }).waitFor();
        await told.getByText(/图谱不回答此文档.*Cannot query field "nothing"/).waitFor();
        await told.getByRole('button', { name: '关闭' }).click();
        const row = page.locator('tr', { hasText: 'Journey' });
        await row.getByText('未使用过').waitFor();
        await row.getByRole('button', { name: '撤回' }).click();
        await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
        await row.waitFor({ state: 'detached' });
      }));
  });
}

async function enterWith(scene: Scene, email: string, password: string): Promise<Visit> {
  const visited = await visit(scene.browser(), scene.origin());
  await signIn(visited.page, email, password);
  await visited.page.getByRole('heading', { level: 1, name: '概览' }).waitFor();
  return visited;
}

/** How the token endpoint answers these credentials. */
async function statusOf(origin: string, clientId: string, secret: string): Promise<number> {
  const response = await fetch(`${origin}/identity/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  return response.status;
}
