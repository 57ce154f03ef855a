import { describe, expect, it } from '@jest/globals';
import { as, goTo, OWNER, type Scene } from './scene.ts';

export function careJourneys(scene: Scene): void {
  describe('complaints', () => {
    it('are found by what is late, answered, resolved and opened again', async () => {
      await as(scene, OWNER, async ({ page }) => {
        await page.goto(goTo(scene, '/complaints'));
        await page.getByText('物流配送').first().click();
        await page.getByText('包装盒压坏了').waitFor();
        await page.getByText(/^已超时 \d{4}/).first().waitFor();
        for (const [step, said, state] of [
          ['回复客户', '已向您致歉，礼盒今天补寄。', '处理中'], ['办结', '礼盒已签收。', '已解决'],
          ['重新打开', '客户说颜色不对。', '处理中'],
        ] as const) {
          await page.getByRole('button', { name: step }).click();
          const dialog = page.getByRole('dialog');
          await dialog.getByLabel('内容').fill(said);
          await dialog.getByRole('button', { name: '确认' }).click();
          await dialog.waitFor({ state: 'detached' });
          await page.getByText(said).first().waitFor();
          await page.getByRole('complementary').getByText(state, { exact: true }).first().waitFor();
        }
        // What was missed stays.
        expect(await page.getByText(/^已超时 \d{4}/).count()).toBeGreaterThan(0);
      });
    });
  });
}
