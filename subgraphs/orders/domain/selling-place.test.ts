import { describe, expect, it } from '@jest/globals';
import { decidePlace, type Seller, type SellingOutlet } from './selling-place.ts';

const CLOSED_AT = new Date('2026-10-01T04:00:00Z');
const outlet = (
  outletId: string, franchiseId: string | null, channelId: string | null, kind = 'franchise_store',
  closedAt: Date | null = null,
): SellingOutlet => ({ outletId, franchiseId, channelId, kind, closedAt });

const OUTLETS = {
  'o-01': outlet('o-01', 'f-01', 'pos'), 'o-02': outlet('o-02', 'f-01', 'till2'),
  'o-04': outlet('o-04', 'f-02', 'pos'), 'bare': outlet('bare', 'f-01', null),
  'shop': outlet('shop', null, 'mini', 'web_shop'), 'room': outlet('room', null, 'douyin', 'live_room'),
  'own': outlet('own', null, 'pos', 'own_store'), 'free': outlet('free', null, null, 'own_store'),
  'shut': outlet('shut', 'f-01', 'pos', 'franchise_store', CLOSED_AT),
};
const KINDS: Record<string, string> = {
  pos: 'point_of_sale', till2: 'point_of_sale', mini: 'mini_program', douyin: 'live', tmall: 'marketplace',
};
const network = {
  kindOfChannel: (id: string) => KINDS[id],
  outletsOf: (id: string) => Object.values(OUTLETS).filter(({ franchiseId }) => franchiseId === id),
};

const hq: Seller = { kind: 'head_office' };
const of = (channelId: string): Seller => ({ kind: 'channel', channelId });
const franchise = (franchiseId: string, ...outletIds: string[]): Seller => (
  { kind: 'franchise', franchiseId, outletIds });

function decide(seller: Seller, channelId: string | null, at: string, paidAt = CLOSED_AT): string {
  const decision = decidePlace(
    seller, { channelId, outlet: OUTLETS[at as keyof typeof OUTLETS], paidAt }, network);
  return decision.ok ? decision.channelId : decision.code;
}

describe('who may sell where', () => {
  it.each<[string, Seller, string | null, string, string]>([
    ['head office anything at any outlet', hq, 'tmall', 'o-01', 'tmall'],
    ['head office by the channel of the outlet', hq, null, 'o-01', 'pos'],
    ['head office no channel at an outlet without', hq, null, 'free', 'NOT_FOUND'],
    ['head office no unknown channel', hq, 'nowhere', 'o-01', 'NOT_FOUND'],
    ['head office no unknown outlet', hq, 'pos', 'nowhere', 'NOT_FOUND'],
    ['head office no closed outlet', hq, 'pos', 'shut', 'OUTLET_CLOSED'],
    ['a channel at its own outlet', of('mini'), 'mini', 'shop', 'mini'],
    ['a channel at a store whose channel it is', of('pos'), 'pos', 'o-04', 'pos'],
    ['a channel at head office\'s outlet of no channel', of('douyin'), 'douyin', 'free', 'douyin'],
    ['a channel not at a franchise\'s outlet of no channel', of('pos'), 'pos', 'bare', 'NOT_SOLD_HERE'],
    ['a channel not at a franchise\'s store', of('mini'), 'mini', 'o-01', 'NOT_SOLD_HERE'],
    ['a channel not at another channel\'s shop', of('douyin'), 'douyin', 'shop', 'NOT_SOLD_HERE'],
    ['a marketplace at head office\'s web shop', of('tmall'), 'tmall', 'shop', 'tmall'],
    ['a marketplace not in a live room', of('tmall'), 'tmall', 'room', 'NOT_SOLD_HERE'],
    ['a marketplace not at a store', of('tmall'), 'tmall', 'own', 'NOT_SOLD_HERE'],
    ['a channel not under another', of('mini'), 'pos', 'shop', 'CHANNEL_NOT_YOURS'],
    ['a channel not under none', of('mini'), null, 'shop', 'CHANNEL_NOT_YOURS'],
    ['a channel not at an unknown outlet', of('mini'), 'mini', 'nowhere', 'NOT_FOUND'],
    ['a channel not at a closed outlet', of('pos'), 'pos', 'shut', 'OUTLET_CLOSED'],
    ['a franchise at its outlet', franchise('f-01'), null, 'o-01', 'pos'],
    ['a franchise under the channel of another outlet of its own', franchise('f-01'), 'till2', 'o-01', 'till2'],
    ['an associate not under the channel of an outlet it is not bound to',
      franchise('f-01', 'o-01'), 'till2', 'o-01', 'CHANNEL_NOT_YOURS'],
    ['an associate at the outlet it is bound to', franchise('f-01', 'o-01'), null, 'o-01', 'pos'],
    ['an associate not at another outlet', franchise('f-01', 'o-01'), null, 'o-02', 'NOT_FOUND'],
    ['a franchise not under a foreign channel', franchise('f-01'), 'mini', 'o-01', 'CHANNEL_NOT_YOURS'],
    ['a franchise not at a foreign outlet', franchise('f-02'), 'pos', 'o-01', 'NOT_FOUND'],
    ['a franchise not at head office\'s outlet', franchise('f-01'), 'pos', 'own', 'NOT_FOUND'],
    ['a franchise not where it closed', franchise('f-01'), null, 'shut', 'OUTLET_CLOSED'],
    ['a person nothing', { kind: 'nobody' }, 'mini', 'shop', 'CHANNEL_NOT_YOURS'],
  ])('%s', (_, seller, channelId, at, expected) => {
    expect(decide(seller, channelId, at)).toBe(expected);
  });

  it('takes what was paid before the outlet closed, whenever it is told', () => {
    const before = new Date(CLOSED_AT.getTime() - 1);
    expect(decide(franchise('f-01'), null, 'shut', before)).toBe('pos');
  });
});
