import { describe, expect, it } from '@jest/globals';
import { askGraph, askUntil } from '../graph.ts';
import { seriousFindings } from '../kit.ts';
import { as, goTo, OWNER, type Scene } from './scene.ts';

interface Hints { mergeHints: { items: { member: Person; holder: Person }[] } }
interface Person { id: string; cardNumber: string; city: string | null }
interface Now { member: Person }

const SIDE = '{ id cardNumber city }';
const HINTS = `{ mergeHints(page: { size: 20 }) { items { member ${SIDE} holder ${SIDE} } } }`;
const NOW = 'query ($id: ID!) { member(id: $id) { id cardNumber city } }';

export function mergeJourneys(scene: Scene): void {
  describe('the merge desk', () => {
    it('proposes two of one phone, shows both sides, what moves, merges by choice and parts them again', () =>
      as(scene, OWNER, async ({ page }) => {
        const { mergeHints: { items } } = await askGraph<Hints>(page, HINTS);
        const { member, holder } = items.find(({ member: one, holder: two }) => one.city !== two.city)!;
        await page.goto(goTo(scene, '/mergeCases'));
        await page.getByRole('row', { name: member.cardNumber }).getByRole('button', { name: '提出合并' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('原因').fill('顾客到店说明：两张卡都是本人');
        await dialog.getByRole('button', { name: '提出合并' }).click();
        await dialog.waitFor({ state: 'detached' });

        const open = page.getByRole('row', { name: member.cardNumber }).filter({ hasText: '待处理' });
        await open.getByRole('button', { name: '合并' }).click();
        await dialog.getByText(member.cardNumber).first().waitFor();
        await dialog.getByText(holder.cardNumber).first().waitFor();
        await dialog.getByText('顾客到店说明').waitFor();
        await dialog.getByLabel('城市以谁为准').click();
        await page.getByRole('option', { name: '以另一会员为准' }).click();
        await dialog.getByLabel('原因').fill('核对证件，确认是同一人');
        await dialog.getByRole('button', { name: '预览' }).click();
        const kept = await dialog.getByText(/^保留会员：/).innerText();
        const survivor = kept.includes(member.cardNumber) ? member : holder;
        const other = survivor === member ? holder : member;
        expect(await seriousFindings(page)).toEqual([]);
        await dialog.getByRole('button', { name: '合并' }).click();
        await dialog.waitFor({ state: 'detached' });
        expect(await askGraph<Now>(page, NOW, { id: other.id })).toEqual(
          { member: { id: survivor.id, cardNumber: survivor.cardNumber, city: other.city ?? survivor.city } });

        await page.goto(goTo(scene, `/members/${survivor.id}/show`));
        await page.getByRole('button', { name: '撤销合并' }).click();
        await dialog.getByLabel('被合并会员').click();
        await page.getByRole('option', { name: other.cardNumber }).click();
        await dialog.getByLabel('原因').fill('证件看错：是两位顾客');
        await dialog.getByRole('button', { name: '预览' }).click();
        await dialog.getByText(`${other.cardNumber} 将从 ${survivor.cardNumber} 中拆出`).waitFor();
        await dialog.getByRole('button', { name: '撤销合并' }).click();
        await dialog.waitFor({ state: 'detached' });
        await askUntil<Now>(page, NOW, { id: other.id }, (now) => now.member.id === other.id);
        expect(await askGraph<Now>(page, NOW, { id: survivor.id })).toEqual({ member: survivor });
      }));
  });
}
