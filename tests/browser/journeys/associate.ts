import { describe, expect, it } from '@jest/globals';
import { askGraph } from '../graph.ts';
import { enter, seriousFindings, settle } from '../kit.ts';
import { as, ASSOCIATE, goTo, type Scene } from './scene.ts';

const NARROW = { width: 360, height: 740 };
const THEIRS = '{ members(page: { size: 50 }) { items { id attribution { franchise { name } } } } }';

interface Theirs {
  members: { items: { id: string; attribution: { franchise: { name: string } | null } | null }[] };
}

export function associateJourneys(scene: Scene): void {
  describe('an associate with a phone', () => {
    it('reads names of goods in whole words, in either language', async () => {
      for (const locale of ['zh', 'en'] as const) {
        await as(scene, ASSOCIATE, async ({ page }) => {
          await page.setViewportSize(NARROW);
          await page.goto(goTo(scene, '/products'));
          await settle(page);
          const widths = await page.getByRole('main').locator('li a')
            .evaluateAll((links) => links.map((link) => link.getBoundingClientRect().width));
          expect(widths.length).toBeGreaterThan(0);
          expect(Math.min(...widths)).toBeGreaterThan(NARROW.width / 3);
          const next = page.getByRole('button', { name: locale === 'zh' ? '下一页' : 'Next' });
          expect(await next.count()).toBe(1);
        }, { phone: true, locale });
      }
    });

    it('is led nowhere one is refused', () =>
      as(scene, ASSOCIATE, async ({ page }) => {
        const { members } = await askGraph<Theirs>(page, THEIRS);
        const member = members.items.find(({ attribution }) => attribution?.franchise)!;
        const { name } = member.attribution!.franchise!;
        await page.goto(goTo(scene, `/members/${member.id}/show`));
        await page.getByText(name, { exact: true }).first().waitFor();
        await settle(page);
        expect(await page.getByRole('link', { name, exact: true }).count()).toBe(0);
        await page.getByRole('tab', { name: '服务归属' }).click();
        await settle(page);
        expect(await page.getByRole('link', { name, exact: true }).count()).toBe(0);
        expect(await seriousFindings(page)).toEqual([]);
      }, { phone: true }));

    it('is told in Chinese of a page that is not theirs, or nobody’s, under its own title', async () => {
      const { page, close } = await enter(scene.browser(), scene.origin(), ASSOCIATE, { phone: true });
      await page.goto(goTo(scene, '/operators'));
      await page.getByText('您没有这项权限').waitFor();
      await settle(page);
      expect(await page.locator('body').innerText()).not.toMatch(/Your access/);
      expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
      await page.goto(goTo(scene, '/nowhere'));
      await page.getByRole('heading', { name: '没有这个页面' }).waitFor();
      expect(await page.title()).toBe('没有这个页面 · KARAT 会员系统');
      await page.goto(goTo(scene, '/members/mem_01hk153x00fmzrsr7sbm4sdema/show'));
      await page.getByText('没有找到，或您无权查看').waitFor();
      expect(await page.title()).toBe('KARAT 会员系统');
      await close();
    });
  });
}
