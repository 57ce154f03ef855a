import { expect, it } from '@jest/globals';
import { overriddenBy, tagProblems, type Saying } from './tags.ts';

const say = (id: string, tagId: string, given: Partial<Saying> = {}): Saying =>
  ({ id, tagId, group: 'style', source: 'inferred', saidAt: new Date('2026-01-01'), ...given });
const losers = (...sayings: Saying[]) => [...overriddenBy(sayings)].map(([id, by]) => `${id} by ${by.id}`).sort();

it('the most trusted source holds, then the newest, and losers say by whom', () => {
  const own = say('b', 'modern', { source: 'member', saidAt: new Date('2025-01-01') });
  expect(losers(say('a', 'classical'), own)).toEqual(['a by b']);
  expect(losers(say('a', 'classical', { source: 'operator' }), own)).toEqual(['b by a']);
  expect(losers(say('a', 'classical', { source: 'member' }), own)).toEqual(['b by a']);
  expect(losers(say('a', 'classical'), say('c', 'ethnic'), say('b', 'modern'))).toEqual(['a by c', 'b by c']);
});

it('the same tag of another source contradicts nothing, nor does one of no group', () => {
  expect(losers(say('a', 'modern'), say('b', 'modern', { source: 'member' }))).toEqual([]);
  expect(losers(say('a', 'x', { group: null }), say('b', 'y', { group: null }), say('c', 'z', { group: 'g' })))
    .toEqual([]);
});

it('a tag is entered with a code and names', () => {
  const draft = { code: 'likes-jade', nameZh: '爱翡翠', nameEn: 'Likes jade', exclusiveGroup: null };
  expect(tagProblems(draft)).toEqual([]);
  const crooked = { code: 'Jade!', nameZh: ' ', nameEn: 'x'.repeat(41), exclusiveGroup: '' };
  expect(tagProblems(crooked).map(({ path }) => path[0])).toEqual(['code', 'nameZh', 'nameEn', 'exclusiveGroup']);
});
