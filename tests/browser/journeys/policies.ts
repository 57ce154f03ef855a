import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { askGraph } from '../graph.ts';
import { as, goTo, LOYALTY, MANAGER, OWNER, type Scene } from './scene.ts';

const ORDER_POLICY = `{ orderPolicies(first: 1) { version effectiveFrom rules { charityBps pointsCashBps linkDays
  unknownDeliveryDays storeWindowDays webWindowDays liveWindowDays customWindowDays tradeInWindowDays } } }`;

const RATES = `{ programme(code: "SG") { policies(first: 1) { rules {
  rates { marginClass { code } pointsNumerator pointsDenominator } } } } }`;
const PUBLISH = `mutation($input: PublishOrderPolicyInput!) { publishOrderPolicy(input: $input) {
  userErrors { code } } }`;
const WITHDRAW = `mutation($input: DecideOrderPolicyInput!) { decideOrderPolicy(input: $input) {
  userErrors { code } } }`;

interface Found {
  orderPolicies: { version: number; effectiveFrom: string; rules: { charityBps: number } }[];
}

/** A version from somebody else, while the dialog is open; it is withdrawn again before it counts. */
async function publishMeanwhile(page: Page): Promise<() => Promise<void>> {
  const {
    orderPolicies: [latest],
  } = await askGraph<Found>(page, ORDER_POLICY);
  const after = Math.max(Date.parse(latest!.effectiveFrom), Date.parse('2098-01-01T00:00:00Z')) + 60_000;
  const input = {
    expectedVersion: latest!.version,
    rules: { ...latest!.rules, charityBps: 75 },
    effectiveFrom: new Date(after).toISOString(),
    idempotencyKey: `meanwhile-${latest!.version}`,
  };
  await askGraph(page, PUBLISH, { input });
  const version = latest!.version + 1;
  const taken = { version, verdict: 'WITHDRAW', note: 'a mistake', idempotencyKey: `mistake-${version}` };
  return async () => void await askGraph(page, WITHDRAW, { input: taken });
}

export function policyJourneys(scene: Scene): void {
  describe('policies', () => {
    it('publishes a new version after a preview, and keeps what was typed when somebody was faster', async () => {
      await as(scene, OWNER, async ({ page }) => {
        await page.goto(goTo(scene, '/policies'));
        await page.getByText('0.5%', { exact: true }).waitFor();
        await page.getByRole('button', { name: '发布新版本' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('公益金比例').fill('0.005');
        await dialog.getByRole('button', { name: '预览' }).click();
        await dialog.getByText('数值不在允许范围内').waitFor();
        await dialog.getByLabel('公益金比例').fill('1.25');
        await dialog.getByLabel('备注').fill('周年庆');
        await dialog.getByRole('button', { name: '预览' }).click();
        const changes = dialog.getByRole('group', { name: '变更' });
        await changes.getByRole('row', { name: '公益金比例 0.5% 1.25%' }).waitFor();

        await dialog.getByRole('button', { name: '增加地区' }).click();
        await dialog.getByLabel('门店所在地区').click();
        await page.getByRole('option', { name: '香港' }).click();
        const hongKong = dialog.getByRole('group', { name: '香港' });
        await hongKong.getByLabel('网购退货期').fill('４００');
        await dialog.getByRole('button', { name: '预览' }).click();
        await hongKong.getByText('数值不在允许范围内 · 允许 0 至 365').waitFor();
        await hongKong.getByLabel('网购退货期').fill('１０');
        await dialog.getByRole('button', { name: '预览' }).click();
        await changes.getByRole('row', { name: /香港.*网购退货期 — 10 天/ }).waitFor();
        expect(await hongKong.getByLabel('网购退货期').inputValue()).toBe('10');

        const withdraw = await publishMeanwhile(page);
        await dialog.getByRole('button', { name: '发布新版本' }).click();
        await dialog.getByRole('row', { name: '公益金比例 1.25 0.75' }).waitFor();
        await dialog.getByRole('button', { name: '以最新版本继续' }).click();
        expect(await dialog.getByLabel('公益金比例').inputValue()).toBe('1.25');
        await dialog.getByLabel('生效自').fill('2099-01-01T00:00');
        await dialog.getByRole('button', { name: '预览' }).click();
        await dialog.getByText('另有版本待审批').waitFor();
        await withdraw();
        await dialog.getByRole('button', { name: '预览' }).click();
        await changes.waitFor();
        await dialog.getByRole('button', { name: '发布新版本' }).click();
        await dialog.waitFor({ state: 'detached' });
        const history = page.getByRole('group', { name: '版本历史' });
        const proposed = history.getByRole('row', { name: /待审批.*0.5% → 1.25%.*周年庆/ });
        await history.getByRole('row', { name: /已撤回.*a mistake/ }).waitFor();
        await history.getByRole('row', { name: /现行/ }).waitFor();
        // Who wrote it may take it back, and is told who decides.
        await proposed.getByText('本人提交，由另一人审批').waitFor();
        await proposed.getByRole('button', { name: '撤回' }).waitFor();
        expect(await proposed.getByRole('button', { name: '批准' }).count()).toBe(0);
      });
    });

    it('publishes rates of a programme as the house writes them, a refusal on its field', async () => {
      await as(scene, LOYALTY, async ({ page }) => {
        await page.goto(goTo(scene, '/policies'));
        await page.getByRole('tab', { name: '积分与等级规则 SG' }).click();
        await page.getByText('每元 1.2').first().waitFor();
        await page.getByRole('button', { name: '发布新版本' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('A 级每元积分').fill('1.5');
        // The third tier may not ask for less than the second.
        const threshold = dialog.getByRole('group', { name: '第 3 级' }).getByLabel('成长值门槛');
        const asked = await threshold.inputValue();
        await threshold.fill('1');
        await dialog.getByLabel('生效自').fill('2099-01-01T00:00');
        await dialog.getByRole('button', { name: '预览' }).click();
        await dialog.getByText('数值不在允许范围内').waitFor();
        expect(await threshold.getAttribute('aria-invalid')).toBe('true');
        await threshold.fill(asked);
        await dialog.getByRole('button', { name: '预览' }).click();
        await dialog.getByRole('row', { name: 'A 级每元积分 每元 1.2 每元 1.5' }).waitFor();
        await dialog.getByRole('button', { name: '发布新版本' }).click();
        await dialog.waitFor({ state: 'detached' });
        await page.getByRole('row', { name: /待审批.*每元 1.2 → 每元 1.5/ }).waitFor();
        const { programme } = await askGraph<{ programme: { policies: { rules: { rates: object[] } }[] } }>(
          page,
          RATES,
        );
        expect(programme.policies[0]!.rules.rates.slice(0, 2)).toEqual([
          { marginClass: { code: 'A' }, pointsNumerator: 15, pointsDenominator: 1_000 },
          { marginClass: { code: 'B' }, pointsNumerator: 8, pointsDenominator: 1_000 },
        ]);
      });
    });

    it('gathers what waits for somebody, and leads to where it is decided', async () => {
      await as(scene, LOYALTY, async ({ page }) => {
        await page.goto(goTo(scene, '/approvals'));
        const waiting = page.getByRole('group', { name: '待我审批' });
        await waiting.getByRole('row', { name: /积分与等级规则 SG.*本人提交/ }).waitFor();
        const orders = waiting.getByRole('row', { name: /订单规则.*待您审批.*周年庆/ });
        await page.getByRole('navigation').getByText(/^\d+$/).waitFor();
        await orders.getByRole('link', { name: /^去审批/ }).click();
        const proposed = page.getByRole('row', { name: /待审批.*周年庆/ });
        await proposed.getByRole('button', { name: '驳回' }).click();
        await page.getByRole('dialog').getByRole('button', { name: '驳回' }).click();
        await page.getByRole('row', { name: /已驳回.*周年庆/ }).waitFor();
        await page.goto(goTo(scene, '/programmes'));
        await page.getByRole('tab', { name: /^SG/ }).click();
        await page.getByRole('row', { name: /待审批.*本人提交/ }).waitFor();
      });
    });

    it('shows what a drafted version would have made of real orders, and a second person approves it', async () => {
      const words = 'C类：每10元 4分 → 5分';
      await as(scene, LOYALTY, async ({ page }) => {
        await page.goto(goTo(scene, '/policies?kind=programme-CN'));
        await page.getByRole('button', { name: '发布新版本' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('C 级每元积分').fill('0.5');
        await dialog.getByLabel('生效自').fill('2099-02-01T00:00');
        await dialog.getByRole('button', { name: '预览' }).click();
        await dialog.getByRole('list', { name: '变更说明' }).getByText(words).waitFor();
        await dialog.getByRole('button', { name: '发布新版本' }).click();
        await dialog.waitFor({ state: 'detached' });
        await page.getByRole('button', { name: '近十二个月' }).click();
        await page.getByRole('group', { name: '按会籍地区' }).getByRole('row', { name: /中国大陆/ }).waitFor();
        await page.getByRole('group', { name: '按积分品类' }).getByRole('row', { name: /^C / }).waitFor();
        await page.getByText('没有会员的等级会变动').waitFor();
        await page.getByRole('list', { name: '变更说明' }).getByText(words).waitFor();
      });
      await as(scene, OWNER, async ({ page }) => {
        await page.goto(goTo(scene, '/policies?kind=programme-CN'));
        await page.getByRole('heading', { name: '按真实订单试算' }).waitFor();
        const history = page.getByRole('group', { name: '版本历史' });
        const dialog = page.getByRole('dialog');
        await history.getByRole('button', { name: '批准' }).click();
        await dialog.getByRole('button', { name: '预览' }).click();
        await dialog.getByRole('button', { name: '批准' }).click();
        await dialog.waitFor({ state: 'detached' });
        // It is still to come: taken back, so that nothing of it stays.
        await history.getByRole('button', { name: '撤回' }).first().click();
        await dialog.getByLabel('备注').fill('试算');
        await dialog.getByRole('button', { name: '撤回' }).click();
        await history.getByRole('row', { name: /已撤回.*试算/ }).waitFor();
      });
    });

    it('lets each role publish its own, and shows a franchise none of it', async () => {
      await as(scene, LOYALTY, async ({ page }) => {
        await page.goto(goTo(scene, '/policies'));
        await page.getByRole('button', { name: '发布新版本' }).waitFor();
        await page.getByRole('tab', { name: '价格规则' }).click();
        await page.getByText('金价变动上限').waitFor();
        expect(await page.getByRole('button', { name: '发布新版本' }).count()).toBe(0);
      });
      await as(scene, MANAGER, async ({ page }) => {
        await page.goto(goTo(scene, '/'));
        await page.getByRole('link', { name: '会员' }).first().waitFor();
        expect(await page.getByRole('link', { name: '规则参数' }).count()).toBe(0);
      });
    });
  });
}
