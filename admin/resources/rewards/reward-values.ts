import type { CreateRewardInput, CurrencyCode, RewardPartsFragment } from '../../gql/graphql.ts';
import type { Choice } from '../../parts/form/fields.tsx';
import { formInstant, formMoment } from '../../reading/house-zone.ts';

export interface PriceValues {
  programme: string;
  points: string;
  cash: string;
  worth: string;
  unitCost: string;
  fromTier: string;
}

/** A reward as it is typed; names of the fields are those of the graph, so that refusals find them. */
export interface RewardValues {
  code: string;
  nameZh: string;
  nameEn: string;
  noteZh: string;
  noteEn: string;
  kind: string;
  offer: Choice[];
  segment: Choice[];
  funderId: string;
  fromAt: string;
  untilAt: string;
  limitPerMember: string;
  limitPeriod: string;
  prices: PriceValues[];
  confirmValueBelowBase: boolean;
  expectedVersion: number;
}

export const NEW_PRICE: PriceValues = { programme: '', points: '', cash: '', worth: '', unitCost: '', fromTier: '' };

type Named = NonNullable<RewardPartsFragment['segment']> & { readonly code?: string };

export function valuesOf(
  reward: RewardPartsFragment | null, now: Date, nameOf: (one: Named) => string,
): RewardValues {
  const picked = (one: Named | null | undefined): Choice[] => (one ? [{ id: one.id, name: nameOf(one) }] : []);
  return {
    code: reward?.code ?? '', nameZh: reward?.nameZh ?? '', nameEn: reward?.nameEn ?? '',
    noteZh: reward?.noteZh ?? '', noteEn: reward?.noteEn ?? '', kind: reward?.kind ?? 'GOODS',
    offer: picked(reward?.offer), segment: picked(reward?.segment), funderId: reward?.funder?.id ?? '',
    fromAt: formMoment(reward?.fromAt ?? now),
    untilAt: reward?.untilAt ? formMoment(reward.untilAt) : '',
    limitPerMember: reward?.limitPerMember?.toString() ?? '', limitPeriod: reward?.limitPeriod ?? 'EVER',
    prices: reward?.prices.map(({ programme, points, cash, worth, unitCost, fromTier }) => ({
      programme, points: String(points), cash: /[1-9]/.test(cash.amount) ? cash.amount : '', worth: worth.amount,
      unitCost: unitCost?.amount ?? '', fromTier: fromTier ?? '',
    })) ?? [NEW_PRICE],
    confirmValueBelowBase: false, expectedVersion: reward?.version ?? 0,
  };
}

type Fields = Omit<CreateRewardInput, 'idempotencyKey'>;

/** Amounts are of the programme's currency. */
export function inputOf(values: RewardValues, currencyOf: (programme: string) => CurrencyCode): Fields {
  const money = (amount: string, programme: string) => ({ amount: amount.trim(), currency: currencyOf(programme) });
  return {
    code: values.code, nameZh: values.nameZh, nameEn: values.nameEn, noteZh: values.noteZh || null,
    noteEn: values.noteEn || null, kind: values.kind as Fields['kind'], funderId: values.funderId || null,
    offerId: values.kind === 'COUPON' ? values.offer[0]?.id ?? null : null, segmentId: values.segment[0]?.id ?? null,
    fromAt: formInstant(values.fromAt) ?? '', untilAt: values.untilAt ? formInstant(values.untilAt) : null,
    limitPerMember: values.limitPerMember.trim() ? Number(values.limitPerMember) : null,
    limitPeriod: values.limitPeriod as Fields['limitPeriod'],
    confirmValueBelowBase: values.confirmValueBelowBase,
    prices: values.prices.map(({ programme, points, cash, worth, unitCost, fromTier }) => ({
      programme, points: Number(points), cash: cash.trim() ? money(cash, programme) : null,
      worth: money(worth, programme), unitCost: money(unitCost, programme), fromTier: fromTier || null,
    })),
  };
}
