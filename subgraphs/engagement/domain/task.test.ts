import { expect, it } from '@jest/globals';
import { periodOf, refusalOfTask, type Doer, type TaskTerms } from './task.ts';

const at = new Date('2026-10-01T04:00:00Z');
const task: TaskTerms = {
  cadence: 'weekly', points: 50, budget: 120, spent: 0, capPerMember: null, startsAt: new Date('2026-09-01T00:00:00Z'),
  endsAt: null, retiredAt: null, regions: [], tiers: [],
};
const doer: Doer = { region: 'CN', tier: 'CN:base', done: 0 };

it('gives whole rewards until the budget has none', () => {
  expect([0, 50, 70, 71, 100].map((spent) => refusalOfTask({ ...task, spent }, doer, at)))
    .toEqual([null, null, null, 'BUDGET_SPENT', 'BUDGET_SPENT']);
});

it('is open from its first moment until before its last, and to whom it is for', () => {
  const tried = (terms: Partial<TaskTerms>, who: Partial<Doer> = {}) =>
    refusalOfTask({ ...task, ...terms }, { ...doer, ...who }, at);
  expect(tried({ startsAt: at })).toBeNull();
  expect(tried({ endsAt: at })).toBe('TASK_CLOSED');
  expect(tried({ retiredAt: at })).toBe('TASK_CLOSED');
  expect(tried({ startsAt: new Date('2026-10-01T04:00:01Z') })).toBe('TASK_CLOSED');
  expect(tried({ regions: ['HK'] })).toBe('NOT_ELIGIBLE');
  expect(tried({ regions: ['HK', 'CN'], tiers: ['CN:gold'] })).toBe('NOT_ELIGIBLE');
  expect(tried({ tiers: ['CN:gold'] }, { tier: 'CN:gold' })).toBeNull();
  expect(tried({ capPerMember: 2 }, { done: 1 })).toBeNull();
  expect(tried({ capPerMember: 2 }, { done: 2 })).toBe('CAP_REACHED');
});

it('is rewarded once for ever, a day, a week from Monday, or an event', () => {
  const of = (day: string) => (['once', 'daily', 'weekly', 'event'] as const)
    .map((cadence) => periodOf(cadence, day, 'e1'));
  expect(of('2026-10-01')).toEqual(['', '2026-10-01', '2026-09-28', 'e1']);
  expect(['2026-09-28', '2026-10-04', '2026-10-05'].map((day) => periodOf('weekly', day, '')))
    .toEqual(['2026-09-28', '2026-09-28', '2026-10-05']);
});
