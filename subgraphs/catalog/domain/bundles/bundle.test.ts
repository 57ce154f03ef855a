import { expect, it } from '@jest/globals';
import { checkBundle, type BundleDraft } from './bundle.ts';

const SET: BundleDraft = {
  code: 'SET-1', nameZh: '婚嫁三金', nameEn: 'Wedding Set',
  parts: [{ itemId: 'a', quantity: 1 }, { itemId: 'b', quantity: 1 }],
  pricing: 'price', amountMinor: 189_900n, currency: 'CNY', offBps: null, returns: 'keep', startsAt: null, endsAt: null,
  retired: false,
};
const wrong = (change: Partial<BundleDraft>) => checkBundle({ ...SET, ...change }).map(({ path }) => path!.join('.'));

it.each<[string, Partial<BundleDraft>, string[]]>([
  ['a price', {}, []], ['two of one item', { parts: [{ itemId: 'a', quantity: 2 }] }, []],
  ['a percentage', { pricing: 'percent_off', amountMinor: null, currency: null, offBps: 1_000 }, []],
  ['a single piece', { parts: [{ itemId: 'a', quantity: 1 }] }, ['parts']], ['nothing', { parts: [] }, ['parts']],
  ['an item twice', { parts: [...SET.parts, { itemId: 'a', quantity: 1 }] }, ['parts.2.itemId']],
  ['no piece of an item', { parts: [{ itemId: 'a', quantity: 3 }, { itemId: 'b', quantity: 0 }] },
    ['parts.1.quantity']],
  ['21 items', { parts: Array.from({ length: 21 }, (_, n) => ({ itemId: String(n), quantity: 1 })) }, ['parts']],
  ['no amount', { amountMinor: null }, ['amount']], ['an amount of nothing', { amountMinor: 0n }, ['amount']],
  ['a percentage with an amount', { pricing: 'percent_off', offBps: 1_000 }, ['amount']],
  ['a percentage of all', { pricing: 'percent_off', amountMinor: null, offBps: 10_000 }, ['offBps']],
  ['a price with a percentage', { offBps: 1 }, ['offBps']],
  ['an end before its beginning', { startsAt: new Date(2), endsAt: new Date(1) }, ['endsAt']],
  ['no code and no names', { code: '', nameZh: ' ', nameEn: '' }, ['code', 'nameZh', 'nameEn']],
])('a bundle of %s', (_, change, paths) => expect(wrong(change)).toEqual(paths));
