import { expect, it } from '@jest/globals';
import { DEFAULT_RULES } from '../policy.ts';
import { maturityOf, type MaturityFacts } from './checklist.ts';

const FRESH: MaturityFacts = {
  rules: { ...DEFAULT_RULES, profileReward: 0, bonuses: [] }, versions: 1, kinds: [], redeemed: 0n, burnIsLow: null,
};
const LIVELY: MaturityFacts = {
  rules: { ...DEFAULT_RULES, profileReward: 100, bonuses: [{} as never] }, versions: 2,
  kinds: ['accrual', 'profile_reward', 'grant'], redeemed: 1n, burnIsLow: false,
};
const open = (facts: MaturityFacts) => maturityOf(facts).checks.filter(({ isDone }) => !isDone).map(({ code }) => code);

it('a programme with the usual rules and no members has its rules alone', () => {
  expect(open(FRESH)).toEqual(['PROFILE_REWARD', 'PROFILES_COME', 'TASKS', 'MEMBER_DAY', 'REDEEMED', 'BURN',
    'ADJUSTED']);
  expect(maturityOf(FRESH).score).toBe(41);
});

it('one that is used has all of it; what falls away is said, with what to do next', () => {
  expect(maturityOf(LIVELY)).toMatchObject({ score: 100 });
  const { rules } = LIVELY;
  expect(open({ ...LIVELY, burnIsLow: true })).toEqual(['BURN']);
  expect(open({ ...LIVELY, rules: { ...rules, tiers: rules.tiers.slice(0, 2) } })).toEqual(['TIERS']);
  const flat = rules.tiers.map((tier) => ({ ...tier, bonusPercent: 0 }));
  expect(open({ ...LIVELY, rules: { ...rules, tiers: flat } })).toEqual(['UPPER_TIERS']);
  const { score, checks } = maturityOf({ ...LIVELY, rules: { ...rules, expiryNoticeDays: 0 } });
  expect([score, checks.find(({ isDone }) => !isDone)]).toMatchObject([91, { code: 'NOTICES', byDay: 21,
    next: { en: 'Set the days of notices before points and grace end' } }]);
});
