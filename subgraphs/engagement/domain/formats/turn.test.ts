import { describe, expect, it } from '@jest/globals';
import { refusalOfAnswer, revealedTo } from './quiz.ts';
import type { Prize } from './format-draft.ts';
import { canBeWon, isFullSet, leftOf, refusalOfTurn, type FormatTerms } from './turn.ts';

const AT = new Date('2026-10-08T04:00:00Z');
const FORMAT: FormatTerms = {
  state: 'open', startsAt: new Date('2026-10-01T00:00:00Z'), endsAt: new Date('2026-11-01T00:00:00Z'), region: 'CN',
  tiers: ['CN:gold'], turnsADay: 2, turnsPerMember: 5,
};
const PLAYER = { region: 'CN', tier: 'CN:gold', today: 1, ever: 4 };
const prizes = [{ kind: 'points', stock: 1 }, { kind: 'nothing', stock: null }] as Prize[];

describe('a turn', () => {
  it('is within days, region, tiers and limits', () => {
    const why = (format: Partial<FormatTerms>, player: Partial<typeof PLAYER> = {}) =>
      refusalOfTurn({ ...FORMAT, ...format }, { ...PLAYER, ...player }, AT);
    expect(why({})).toBeNull();
    expect([why({ state: 'ended' }), why({ endsAt: AT }), why({ startsAt: new Date(AT.getTime() + 1) })])
      .toEqual(['FORMAT_CLOSED', 'FORMAT_CLOSED', 'FORMAT_CLOSED']);
    expect([why({ region: 'HK' }), why({}, { tier: 'CN:base' })]).toEqual(['NOT_ELIGIBLE', 'NOT_ELIGIBLE']);
    expect([why({}, { ever: 5 }), why({}, { today: 2 })]).toEqual(['CAP_REACHED', 'DAY_LIMIT']);
    expect(why({ turnsPerMember: null, tiers: [] }, { ever: 500, tier: 'CN:base' })).toBeNull();
  });

  it('has something to be won, and a set is full with each of its pieces', () => {
    expect([leftOf(prizes, []), leftOf(prizes, [1])]).toEqual([[1, null], [0, null]]);
    expect([canBeWon(prizes, []), canBeWon(prizes, [1])]).toEqual([true, false]);
    const three = [prizes[1]!, prizes[1]!, prizes[1]!];
    expect([isFullSet(three, [0, 2, 2, 1]), isFullSet(three, [0, 2, 2])]).toEqual([true, false]);
  });
});

describe('a question', () => {
  it('has so many tries, and tells what is right to whoever was right or has none left', () => {
    const of = (choices: number[]) => ({ choices, right: 3, tries: 2 });
    expect([[], [1], [1, 2], [1, 3]].map((choices) => refusalOfAnswer(of(choices))))
      .toEqual([null, null, 'NO_TRIES_LEFT', 'ANSWERED']);
    expect([[], [1], [1, 2], [3]].map((choices) => revealedTo(of(choices)))).toEqual([null, null, 3, 3]);
  });
});
