import { expect, it } from '@jest/globals';
import { mayTell, type Teller } from './tellers.ts';

const NOBODY: Teller = { isHouse: false, tenantId: null, channelId: null, franchisesOfChannel: [] };
const shop = { ...NOBODY, channelId: 'shop', franchisesOfChannel: ['fa'] };
const market = { ...NOBODY, channelId: 'market' };

it('a task is told by head office, by who pays, by the channels of its outlets and by those it names', () => {
  const by = (funderId: string | null, channelIds: string[]) => [
    { ...NOBODY, isHouse: true }, { ...NOBODY, tenantId: 'fa' }, { ...NOBODY, tenantId: 'fb' }, shop, market,
  ].map((teller) => mayTell({ funderId, channelIds }, teller));
  expect(by('fa', [])).toEqual([true, true, false, true, false]);
  expect(by('fa', ['market'])).toEqual([true, true, false, true, true]);
  expect(by(null, [])).toEqual([true, true, true, true, true]);
  expect(by(null, ['market'])).toEqual([true, false, false, false, true]);
});
