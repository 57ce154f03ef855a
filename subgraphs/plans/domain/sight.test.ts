import { expect, it } from '@jest/globals';
import { isShown, sightOf } from './sight.ts';

const of = (teller: object) => ({ channelId: null, tenantId: null, ...teller });

it.each([
  ['head office', { kind: 'operator' }, [true, true, true, true]],
  ['the member', { kind: 'person', personId: 'm' }, [true, true, true, true]],
  ['another person', { kind: 'person', personId: 'n' }, [false, false, false, false]],
  ['a channel', { kind: 'channel', channelId: 'shop' }, [true, false, false, false]],
  ['a franchise', { kind: 'tenant', tenantId: 'fa' }, [false, false, true, false]],
])('%s reads the numbers that are its own', (_, asker, shown) => {
  const sight = sightOf(asker, 'm');
  const told = [of({ channelId: 'shop' }), of({ channelId: 'other' }), of({ tenantId: 'fa' }), of({})];
  expect(told.map((teller) => isShown(sight, teller))).toEqual(shown);
});
