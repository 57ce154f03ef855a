import { expect, it } from '@jest/globals';
import { MOST_DRAFTS, refuseDraft } from './programme-draft.ts';

const draft = { name: 'spring', note: null, expectedVersion: 0 };
const code = (over: Partial<typeof draft> | { note: string }, standing: number | null = null, count = 0) => {
  const refusal = refuseDraft({ ...draft, ...over }, standing, count);
  return refusal && !refusal.ok ? [refusal.refusals[0]!.code, refusal.refusals[0]!.extras?.currentVersion] : null;
};

it('is kept anew or over the version that was read', () => {
  expect(code({})).toBeNull();
  expect(code({ expectedVersion: 3 }, 3, MOST_DRAFTS)).toBeNull();
  expect(code({}, null, MOST_DRAFTS - 1)).toBeNull();
});

it('is refused over what another window wrote, without a name, and beyond twenty', () => {
  expect(code({}, 3)).toEqual(['STALE', 3]);
  expect(code({ expectedVersion: 2 })).toEqual(['STALE', 0]);
  expect(code({ name: '' })).toEqual(['INVALID_NAME', undefined]);
  expect(code({ name: '春'.repeat(61) })).toEqual(['INVALID_NAME', undefined]);
  expect(code({ note: 'x'.repeat(501) })).toEqual(['INVALID_NOTE', undefined]);
  expect(code({}, null, MOST_DRAFTS)).toEqual(['TOO_MANY', undefined]);
});
