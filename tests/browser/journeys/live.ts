import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { askGraph } from '../graph.ts';
import { visit } from '../kit.ts';
import { as, goTo, OWNER, type Scene } from './scene.ts';

interface Scenery {
  outlets: { items: { id: string }[] };
  products: { items: { items: { edges: { node: { sku: string; retired: boolean } }[] } }[] };
  members: { items: { id: string; displayName: string }[] };
}

const SCENERY = `{
  outlets(filter: { kind: LIVE_ROOM, closed: false }) { items { id } }
  products(filter: { marginClass: "A", retired: false }, page: { size: 20 }) {
    items { items(first: 1) { edges { node { sku retired } } } } }
  members(filter: { region: "CN", hasPhone: true }, page: { size: 3, number: 4 }) { items { id displayName } } }`;

/** What the server of a mini-program does: it has signed its member in and hands the browser a short token. */
async function memberToken(origin: string, memberId: string): Promise<string> {
  const response = await fetch(`${origin}/identity/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from('mini:demo-secret-of-mini').toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: memberId,
      subject_token_type: 'urn:karat:token-type:member-id',
    }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return token;
}

interface Claimed {
  claim: { state: string; position: number | null } | null;
  userErrors: { code: string }[];
}

/** A member's own browser claims a piece. */
function claim(page: Page, token: string, input: object): Promise<Claimed> {
  return page.evaluate(
    async ({ bearer, variables }) => {
      const query = `mutation ($input: ClaimDropInput!) {
        claimDrop(input: $input) { claim { state position } userErrors { code } } }`;
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
        body: JSON.stringify({ query, variables }),
      });
      return ((await response.json()) as { data: { claimDrop: Claimed } }).data.claimDrop;
    },
    { bearer: token, variables: { input } },
  );
}

async function schedule(page: Page, outletId: string): Promise<string> {
  const start = Math.floor(Date.now() / 60_000) * 60_000;
  const { scheduleLiveSession } = await askGraph<{ scheduleLiveSession: { liveSession: { id: string } } }>(
    page,
    'mutation ($input: ScheduleLiveSessionInput!) { scheduleLiveSession(input: $input) { liveSession { id } } }',
    {
      input: {
        titleZh: '三人抢空',
        titleEn: 'Sold out by three',
        host: '林',
        outletId,
        memberOnly: true,
        idempotencyKey: `live-${Date.now()}`,
        startsAt: new Date(start).toISOString(),
        endsAt: new Date(start + 3_600_000).toISOString(),
      },
    },
  );
  return scheduleLiveSession.liveSession.id;
}

/** Two pieces, one place in the waitlist, open to every tier at once. */
async function addDrop(page: Page, sku: string): Promise<void> {
  await page.getByRole('button', { name: '添加秒杀商品' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('SKU').fill(sku);
  await dialog.getByLabel('秒杀库存').fill('2');
  await dialog.getByLabel('价格（人民币）').fill('1999');
  await dialog.getByLabel(/^单独设置各等级晚开抢/).check();
  await dialog.getByLabel('最低等级晚开抢（秒）').fill('0');
  await dialog.getByLabel('次低等级晚开抢（秒）').fill('0');
  await dialog.getByLabel('候补上限').fill('1');
  await dialog.getByRole('button', { name: '添加秒杀商品' }).click();
  await dialog.waitFor({ state: 'detached' });
}

export function liveJourneys(scene: Scene): void {
  describe('a live drop', () => {
    it(
      'is sold out by three members’ browsers while the operator watches',
      () =>
        as(scene, OWNER, async ({ page }) => {
          const { outlets, products, members } = await askGraph<Scenery>(page, SCENERY);
          const items = products.items.flatMap((product) => product.items.edges.map(({ node }) => node));
          const { sku } = items.find(({ retired }) => !retired)!;
          const id = await schedule(page, outlets.items[0]!.id);
          await page.goto(goTo(scene, `/liveSessions/${id}/show`));
          await addDrop(page, sku);
          await page.getByRole('button', { name: '开播' }).click();
          await page.getByRole('dialog').getByRole('button', { name: '开播' }).click();
          await page.getByText('实时', { exact: true }).waitFor();
          await page.getByText('抢购中').waitFor();
          const { liveSession } = await askGraph<{ liveSession: { drops: { id: string }[] } }>(
            page,
            'query ($id: ID!) { liveSession(id: $id) { drops { id } } }',
            { id },
          );
          const dropId = liveSession.drops[0]!.id;
          const stock = page.getByTestId(`stock-${sku}`);
          await stock.getByText('剩 2 / 2').waitFor();

          const three = await Promise.all(
            members.items.map(async (member) => ({
              ...member,
              token: await memberToken(scene.origin(), member.id),
              browser: await visit(scene.browser(), scene.origin()),
            })),
          );
          const take = ({ id: memberId, token, browser }: (typeof three)[number]) =>
            claim(browser.page, token, { dropId, memberId, idempotencyKey: `claim-${dropId}-${memberId}` });
          const [first, second, third] = three as [(typeof three)[0], (typeof three)[0], (typeof three)[0]];
          const claims = page.getByRole('table', { name: '抢购记录' });

          expect(await take(first)).toEqual({ claim: { state: 'CLAIMED', position: null }, userErrors: [] });
          await stock.getByText('剩 1 / 2').waitFor();
          await claims.getByRole('row', { name: first.displayName }).getByText('已抢到').waitFor();

          const last = await Promise.all([take(second), take(third)]);
          expect(last.map((one) => one.claim?.state).sort()).toEqual(['CLAIMED', 'WAITLISTED']);
          await stock.getByText('剩 0 / 2').waitFor();
          await page.getByText('已抢光').waitFor();
          await claims.getByText('候补', { exact: true }).waitFor();
          expect(await claims.getByRole('row').count()).toBe(4);
          expect(await take(third)).toEqual(last[1]);
          for (const { browser } of three) {
            expect(browser.complaints).toEqual([]);
            await browser.close();
          }
        }),
      180_000,
    );
  });
}
