import { describe, expect, it } from '@jest/globals';
import { askGraph } from '../graph.ts';
import { settle } from '../kit.ts';
import { as, goTo, MANAGER, OWNER, type Scene } from './scene.ts';

interface Own {
  members: { totalCount: number };
  franchises: { items: { id: string; name: string }[] };
}

const OWN = '{ members { totalCount } franchises { items { id name } } }';

export function franchiseJourneys(scene: Scene): void {
  describe('a franchise’s manager', () => {
    it('sees only what is theirs, and no page of the house', async () => {
      let all = 0;
      await as(scene, OWNER, async ({ page }) => {
        all = (await askGraph<Own>(page, OWN)).members.totalCount;
      });
      await as(scene, MANAGER, async ({ page }) => {
        const {
          members,
          franchises: { items },
        } = await askGraph<Own>(page, OWN);
        expect(items).toHaveLength(1);
        expect(members.totalCount).toBeGreaterThan(0);
        expect(members.totalCount).toBeLessThan(all);
        const menu = page.getByRole('navigation', { name: '主菜单' });
        expect(await menu.getByRole('link', { name: '积分审批' }).count()).toBe(0);
        expect(await menu.getByRole('link', { name: '账本核对' }).count()).toBe(0);
        await menu.getByRole('link', { name: '加盟商' }).click();
        await page.getByRole('link', { name: items[0]!.name }).first().waitFor();
        await settle(page);
        expect(await page.getByRole('main').getByRole('table').first().getByRole('row').count()).toBe(2);
        await menu.getByRole('link', { name: '会员', exact: true }).click();
        await page.getByText(`共 ${members.totalCount}`).waitFor();
      });
    });

    it('is told at once that the house’s approvals are not theirs', () =>
      as(scene, MANAGER, async ({ page }) => {
        await page.goto(goTo(scene, '/approvals'));
        await page.getByRole('main').getByText('您没有这项权限').waitFor();
        await settle(page);
      }));

    it('finds no stranger’s page', async () => {
      let stranger = '';
      await as(scene, OWNER, async ({ page }) => {
        const { members } = await askGraph<{
          members: { items: { id: string; attribution: { headOffice: boolean } | null }[] };
        }>(page, '{ members(page: { size: 100 }) { items { id attribution { headOffice } } } }');
        stranger = members.items.find(({ attribution }) => attribution?.headOffice)!.id;
      });
      await as(scene, MANAGER, async ({ page }) => {
        await page.goto(goTo(scene, `/members/${stranger}/show`));
        await page.getByText('没有找到，或您无权查看').waitFor();
      });
    });
  });
}
