import { describe, expect, it } from '@jest/globals';
import { formatProblems, promisedPoints, tidyFormat, type FormatDraft, type Prize } from './format-draft.ts';

const prize = (more: Partial<Prize> = {}): Prize => ({
  nameZh: '积分', nameEn: 'Points', kind: 'points', points: 100, offerId: null, ppm: 400_000, stock: 500, ...more,
});
const NOTHING = prize({ kind: 'nothing', points: null, ppm: 600_000, stock: null });
const piece = (more: Partial<Prize> = {}) => prize({ kind: 'piece', points: null, ppm: 500_000, stock: null, ...more });
const SET = prize({ points: 1_000, ppm: 0, stock: 10 });

const draft = (more: Partial<FormatDraft> = {}): FormatDraft => ({
  code: 'wheel', kind: 'wheel', nameZh: ' 转盘 ', nameEn: 'Wheel', region: 'CN', tiers: [],
  startsAt: new Date('2026-10-01T00:00:00Z'), endsAt: new Date('2026-11-01T00:00:00Z'), turnPrice: 0, turnsADay: 3,
  turnsPerMember: null, budget: 50_000, prizes: [prize(), NOTHING], setPrize: null, questions: [], answers: [],
  answerPoints: 0, tries: 0, ...more,
});
const quiz = (more: Partial<FormatDraft> = {}) => draft({
  kind: 'quiz', prizes: [], answerPoints: 20, tries: 2, answers: [2], questions: [{ textZh: '问', textEn: 'Q',
    choices: [{ nameZh: '甲', nameEn: 'A' }, { nameZh: '乙', nameEn: 'B' }] }], ...more,
});
const paths = (one: FormatDraft) =>
  formatProblems(tidyFormat(one), { regions: ['CN'], tiers: ['CN:gold'] }).map(({ path }) => path?.join('.'));

describe('a playful format', () => {
  it('is right as a wheel, as a set and as a quiz', () => {
    expect([draft(), draft({ kind: 'collect', prizes: [piece(), piece()], setPrize: SET }), quiz()].map(paths))
      .toEqual([[], [], []]);
    expect(tidyFormat(draft()).nameZh).toBe('转盘');
  });

  it('has odds of a million, an endless last prize, and a budget for all its points', () => {
    expect(promisedPoints([prize(), prize({ points: 1_000, stock: 10 })], null)).toBe(60_000);
    expect(paths(draft({ prizes: [prize(), prize({ ...NOTHING, ppm: 500_000 })] }))).toEqual(['prizes']);
    expect(paths(draft({ prizes: [NOTHING, prize()] }))).toEqual(['prizes']);
    expect(paths(draft({ budget: 49_999 }))).toEqual(['budget']);
    expect(paths(draft({ prizes: [prize({ stock: null }), NOTHING] }))).toEqual(['prizes.0']);
    expect(paths(draft({ prizes: [prize({ kind: 'coupon', points: null }), NOTHING] }))).toEqual(['prizes.0']);
    expect(paths(draft({ kind: 'collect', prizes: [piece(), piece()] }))).toEqual(['setPrize']);
    expect(paths(draft({ setPrize: SET }))).toEqual(['setPrize', 'budget']);
  });

  it('asks what can be answered', () => {
    expect(paths(quiz({ answers: [3] }))).toEqual(['questions.0']);
    expect(paths(quiz({ questions: [], answers: [] }))).toEqual(['questions']);
    expect(paths(quiz({ turnPrice: 1, tries: 11, budget: 19 }))).toEqual(['tries', 'turnPrice', 'budget']);
    expect(paths(draft({ region: 'XX', tiers: ['CN:none'], code: '', turnsADay: 0, turnsPerMember: 0,
      endsAt: new Date('2026-10-01T00:00:00Z') })))
      .toEqual(['code', 'region', 'tiers', 'endsAt', 'turnsADay', 'turnsPerMember']);
  });
});
