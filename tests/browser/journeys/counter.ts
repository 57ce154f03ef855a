import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { askGraph } from '../graph.ts';
import { narrowCells, seriousFindings, settle } from '../kit.ts';
import { as, ASSOCIATE, goTo, OWNER, type Scene } from './scene.ts';

const THEIRS = '{ members(page: { size: 1 }) { items { id cardNumber } } }';
const CONSENTS = `query ($id: ID!) { member(id: $id) { consents { purpose granted source textVersion }
  source sourceDetail { code outlet { id } } preferences { styles } } }`;

interface Theirs { members: { items: { id: string; cardNumber: string }[] } }

/** A browser with a reader of codes, as phones have one and this machine has none, that sees this code. */
async function seesCode(page: Page, code: string): Promise<void> {
  await page.addInitScript((seen) => {
    class BarcodeDetector {
      detect = () => Promise.resolve([{ rawValue: seen }]);
    }
    Object.assign(globalThis, { BarcodeDetector });
    navigator.mediaDevices.getUserMedia = () => Promise.resolve(document.createElement('canvas').captureStream(5));
    // A canvas nobody draws on sends no picture, and play() would wait for one.
    HTMLMediaElement.prototype.play = () => Promise.resolve();
  }, code);
  await page.reload();
}

export function counterJourneys(scene: Scene): void {
  describe('the counter', () => {
    it('says what is wrong with a code, and keeps it', () =>
      as(scene, OWNER, async ({ page }) => {
        await page.goto(goTo(scene, '/counter'));
        await page.getByLabel('门店').click();
        await page.getByRole('option').first().click();
        const code = page.getByLabel('会员码');
        await code.fill('KARAT1.1618033988757.1.0000000000');
        await page.getByRole('button', { name: '查找' }).click();
        await page.getByText('不是有效的会员码').waitFor();
        expect(await code.inputValue()).toBe('KARAT1.1618033988757.1.0000000000');
      }));

    it('reads a printed card by the camera of a phone', () =>
      as(scene, ASSOCIATE, async ({ page }) => {
        const { members: { items: [member] } } = await askGraph<Theirs>(page, THEIRS);
        await page.goto(goTo(scene, '/counter'));
        await seesCode(page, `KARATP1.0123456789.${member!.cardNumber}.2026-10-01.${'a'.repeat(86)}`);
        await page.getByRole('button', { name: '扫码' }).click();
        await page.getByText('请会员出示会员码').waitFor();
        await page.getByText(member!.cardNumber).waitFor();
        expect(await page.getByRole('dialog').count()).toBe(0);
        expect(await seriousFindings(page)).toEqual([]);
      }, { phone: true }));

    it('enrols who is not known, with what was agreed to and liked', () =>
      as(scene, ASSOCIATE, async ({ page }) => {
        await page.goto(goTo(scene, '/counter'));
        const phone = `160${String(Date.now()).slice(-8)}`;
        await page.getByLabel('会员码').fill(phone);
        await page.getByRole('button', { name: '查找' }).click();
        await page.getByText('没有找到').waitFor();
        await page.getByRole('button', { name: '办理入会' }).click();
        const dialog = page.getByRole('dialog');
        expect(await dialog.getByLabel(/^手机号/).inputValue()).toBe(phone);
        await dialog.getByLabel('姓名').fill('林小满');
        await dialog.getByLabel('企业微信').check();
        await dialog.getByText('阅读文本').first().click();
        await dialog.getByLabel('古典').check();
        await settle(page);
        expect(await seriousFindings(page)).toEqual([]);
        expect(await narrowCells(page)).toEqual([]);
        await dialog.getByRole('button', { name: '办理入会' }).click();
        await page.getByRole('heading', { name: '入会成功' }).waitFor();
        const link = page.getByRole('link', { name: '打开会员资料' });
        const id = /mem_[0-9a-z]+/.exec(await link.getAttribute('href') ?? '')![0];
        expect(await askGraph(page, CONSENTS, { id })).toEqual({ member: {
          consents: [{ purpose: 'MARKETING_WECOM', granted: true, source: 'STORE', textVersion: '2026-01' }],
          source: 'STORE', sourceDetail: { code: 'counter', outlet: { id: expect.stringMatching(/^out_/) } },
          preferences: { styles: ['CLASSICAL'] },
        } });
        await link.click();
        await page.getByText('企业微信').first().waitFor();
      }, { phone: true }));
  });
}
