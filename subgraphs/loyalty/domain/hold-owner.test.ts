import { expect, it } from '@jest/globals';
import { serviceActor, type Actor } from '../../kernel/actor.ts';
import { maySettle, ownerOf } from './hold-owner.ts';

const base = { id: 'x', name: 'x', scopes: [], roles: [] };
const actors: Record<string, Actor> = {
  tmall: { ...base, kind: 'channel', channelId: 'c-tmall' },
  douyin: { ...base, kind: 'channel', channelId: 'c-douyin' },
  franchise: { ...base, kind: 'tenant', tenantId: 'f-1' },
  neighbour: { ...base, kind: 'tenant', tenantId: 'f-2' },
  headOffice: { ...base, kind: 'operator' },
  claims: serviceActor('campaigns', []),
  member: { ...base, kind: 'person', personId: 'm-1', channelId: 'c-tmall' },
  nobody: { ...base, kind: 'anonymous' },
};

it.each([
  ['tmall', ['tmall', 'headOffice', 'claims']],
  ['franchise', ['franchise', 'headOffice', 'claims']],
  ['headOffice', ['headOffice', 'claims']],
  ['claims', ['headOffice', 'claims']],
])('a hold of %s is settled by %p alone', (maker, settlers) => {
  const owner = ownerOf(actors[maker]!);
  expect(Object.keys(actors).filter((name) => maySettle(actors[name]!, owner))).toEqual(settlers);
});

it('is reserved only for a room of the house', () => {
  expect(Object.keys(actors).filter((name) => ownerOf(actors[name]!).reservedBy)).toEqual(['claims']);
});
