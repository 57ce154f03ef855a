import { expect, it } from '@jest/globals';
import { extractText } from 'unpdf';
import { PREFIX } from '../../../../contracts/ids.ts';
import { encodeId, newId } from '../../../../kernel/ids.ts';
import { drawStatement, type PaperLine, type PaperStatement } from './draw-statement.ts';
import { runsOf } from './chinese-font.ts';

const STATEMENT: PaperStatement = {
  number: 'S-202610-f-01-CNY', franchise: '苏州琺瑯珺犇珠宝有限公司', region: '中国大陆', zone: 'Asia/Shanghai',
  month: '2026-10', currency: 'CNY', state: 'issued', lines: 90, draftedAt: new Date('2026-11-01T17:00:00Z'),
  issuedAt: new Date('2026-11-01T17:00:00Z'), confirmUntil: new Date('2026-11-11T17:00:00Z'), frozenAt: null,
  linesMinor: 123_456_789n, correctedMinor: -34n, disputedMinor: 1_000n, carriedInMinor: -500n, netMinor: 123_455_255n,
};
const line = (given: Partial<PaperLine> = {}): PaperLine => ({
  month: '2026-09', countsAt: new Date('2026-09-30T16:30:00Z'), orderId: encodeId(PREFIX.order, newId()),
  kind: 'accrual',
  side: 'home', state: 'upheld', amountMinor: 123_456_789n, correctedMinor: -34n, ...given,
});
async function read(pdf: Buffer): Promise<string[]> {
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  return (await extractText(new Uint8Array(pdf))).text;
}

it('says on paper what the statement says, its lines on pages that are counted', async () => {
  const back = line({ kind: 'return', side: 'payer', state: 'open', amountMinor: -300_000n, correctedMinor: 0n });
  const lines = [line(), back, ...Array.from({ length: 88 }, () => line())];
  const pages = await read(await drawStatement(STATEMENT, lines, { before: 0, last: true }));
  const [first, last] = [pages[0]!, pages.at(-1)!];
  for (const said of ['加盟分润结算单', 'S-202610-f-01-CNY', '苏州琺瑯珺犇珠宝有限公司', '中国大陆', '2026-11-02', '2026-11-12',
    '本期明细 1,234,567.89', '异议更正 -0.34', '减：异议中 -10.00', '上期结转 -5.00', '应结金额 1,234,552.55',
    '总部应付金额 1,234,552.55', '结转下期 0.00',
    `1 2026-09 2026-10-01 ${lines[0]!.orderId} 应收分润 计提 异议成立 1,234,567.89 1,234,567.55`,
    `2 2026-09 2026-10-01 ${back.orderId} 应付分润 退货扣回 待确认 -3,000.00 -3,000.00`,
    `第 1 页，共 ${pages.length} 页`]) expect(first).toContain(said);
  expect(first).not.toContain('总部签章');
  for (const said of [lines.at(-1)!.orderId, '总部签章', '加盟商签章', `第 ${pages.length} 页`]) {
    expect(last).toContain(said);
  }
  expect(pages.join('').match(/ord_/g)).toHaveLength(90);
});

it('below zero nothing is due; a part goes on where the one before ended; a long name is cut', async () => {
  const owing = { ...STATEMENT, netMinor: -617_200n, currency: 'JPY', franchise: '珠'.repeat(90) };
  const [page] = await read(await drawStatement(owing, [line()], { before: 5_000, last: false }));
  for (const said of ['应结金额 -617,200', '总部应付金额 0', '结转下期 -617,200', '5001 2026-09', '珠珠...']) {
    expect(page).toContain(said);
  }
  expect(page).not.toContain('签章');
});

it('finds a font for rare characters too, and draws what none has as a question mark', () => {
  expect(runsOf('A1').map(({ subset }) => subset)).toEqual([null]);
  expect(runsOf('琺犇').every(({ subset }) => subset !== null)).toBe(true);
  expect(runsOf('a\u{10FFFD}b').map(({ text }) => text).join('')).toBe('a?b');
});
