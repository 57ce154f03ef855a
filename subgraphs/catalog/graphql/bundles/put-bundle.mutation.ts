import { PREFIX } from '../../../contracts/ids.ts';
import { CURRENT_VERSION, defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { form, formsOf } from '../../../kernel/graph/mutation/form.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import {
  dateTime, flag, idOf, KEY, money, optional, otherwise, take, text, whole,
} from '../../../kernel/graph/mutation/take.ts';
import { putBundle } from '../../commands/bundles/put-bundle.ts';
import type { BundlePricing, BundleReturns } from '../../domain/bundles/bundle.ts';
import { bundlesById } from '../../queries/bundle-rows.ts';
import { requireHeadOffice } from '../requests.ts';
import { BundlePricingEnum, BundleReturnsEnum } from '../words.ts';
import { Bundle } from './bundle.type.ts';

const part = form('BundlePartInput', 'An item of a bundle.', {
  itemId: idOf(PREFIX.item, 'The item; once in a bundle.'),
  quantity: otherwise(1, whole('Pieces of it in one bundle, 1 to 100.')),
});

export const putBundleMutation = defineMutation({
  name: 'putBundle',
  says: 'Enters a bundle 套装, or what a known one is from now on; also retires it. What was quoted or sold stays as it '
    + 'was. Head office\'s alone.',
  scopes: ['catalog:write'],
  input: 'A bundle, known by its code.',
  takes: {
    code: text('Code 套装编号, 1 to 40 characters.'),
    nameZh: text('Chinese name; 1 to 120 characters.'),
    nameEn: text('English name; 1 to 120 characters.'),
    parts: formsOf(part, 'Its items, at most 20; two pieces at least.'),
    pricing: take<BundlePricing>(() => BundlePricingEnum, 'How it is cheaper than its items.'),
    amount: optional(money('Its price, or what goes off, above zero; none with a percentage.')),
    offBps: optional(whole('Basis points off, 1 to 9,999; only with a percentage.')),
    returns: otherwise<BundleReturns>('keep', take<BundleReturns>(() => BundleReturnsEnum,
      'What becomes of the reduction when part of it comes back.')),
    startsAt: optional(dateTime('Sold from then on.')),
    endsAt: optional(dateTime('Sold until then.')),
    retired: otherwise(false, flag('Whether it is no longer sold.')),
    expectedVersion: whole('Version it was read with; 0 for a new one.'),
    idempotencyKey: KEY,
  },
  refusals: { ...said('INVALID', 'STALE'), NOT_FOUND: 'There is no such item, or it is no longer sold.' },
  extras: CURRENT_VERSION,
  guard: (context) => requireHeadOffice(context, 'Mutation.putBundle'),
  command: putBundle,
  inputOf: ({ expectedVersion, amount, ...bundle }) => ({
    expectedVersion, bundle: { ...bundle, amountMinor: amount?.minor ?? null, currency: amount?.currency ?? null },
  }),
  answers: { bundle: loaded(() => Bundle, bundlesById, 'bundleId', 'The bundle; null when refused.') },
});
