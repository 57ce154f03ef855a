import { expect, it } from '@jest/globals';
import { draftProblems, tidyDraft, type TaskDraft } from './task-draft.ts';

const KNOWN = { regions: ['CN', 'HK'], tiers: ['CN:gold'] };
const draft: TaskDraft = {
  code: ' follow ', nameZh: ' 关注 ', nameEn: 'Follow', cadence: 'once', proof: 'channel', points: 50, budget: 50,
  capPerMember: null, startsAt: new Date('2026-10-01T00:00:00Z'), endsAt: null, regions: ['CN', 'CN'], tiers: [],
  growth: 0, channelIds: [],
};
const wrong = (change: Partial<TaskDraft>, spent = 0) =>
  draftProblems(tidyDraft({ ...draft, ...change }), KNOWN, spent).map(({ path }) => path[0]);

it('takes a task as it is meant', () => {
  expect(wrong({})).toEqual([]);
  expect(tidyDraft(draft)).toMatchObject({ code: 'follow', nameZh: '关注', regions: ['CN'] });
});

it('names each field that is none', () => {
  expect(wrong({ budget: 49 })).toEqual(['budget']);
  expect(wrong({ budget: 149 }, 150)).toEqual(['budget']);
  expect(wrong({ points: 0, nameEn: ' ', code: '' })).toEqual(['code', 'nameEn', 'points']);
  expect(wrong({ endsAt: draft.startsAt, capPerMember: 0 })).toEqual(['capPerMember', 'endsAt']);
  expect(wrong({ proof: 'first_order', cadence: 'event' })).toEqual(['cadence']);
  expect(wrong({ proof: 'lesson' })).toEqual(['cadence', 'capPerMember']);
  expect(wrong({ proof: 'lesson', cadence: 'event', capPerMember: 12 })).toEqual([]);
  expect(wrong({ regions: ['XX'], tiers: ['CN:nothing'] })).toEqual(['regions', 'tiers']);
});
