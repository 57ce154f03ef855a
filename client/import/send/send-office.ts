import { MemberByIdentityDocument, PublishFxTableDocument, PublishGoldPricesDocument } from '../../src/index.ts';
import type { CurrencyCode } from '../../gql/graphql.ts';
import { textOf } from '../map/decimal.ts';
import type { Taken } from '../patience.ts';
import { AdjustPointsDocument, RegisterOutletDocument } from './head-office.ts';
import { joined, keyOf, refusedOf, type House, type Refusal, type ThingOf } from './sending.ts';

/** One after the other: the house counts what one person gives by hand. */
async function each<Item>(items: readonly Item[], send: (item: Item) => Promise<Taken>): Promise<Taken> {
  const all: Taken[] = [];
  for (const item of items) all.push(await send(item));
  return joined(all);
}

export const sendOutlets = (house: House, things: readonly ThingOf<'outlet'>[]): Promise<Taken> =>
  each(things, async (thing) => {
  const { code, name, city, region, kind } = thing.value;
  const { registerOutlet: { outlet, userErrors } } = await house.office.mutate(RegisterOutletDocument, { input: {
    code, name, city, kind, region: region || house.region, channelId: house.channelId || null,
      idempotencyKey: keyOf(house, 'outlet', code, house.journal.undone('outlets', code)) } });
  if (outlet) {
    await house.journal.ends('outlets', [], [{ key: code, ...outlet }]);
    return { made: 1, known: 0, refusals: [] };
  }
  const isKnown = userErrors.some((error) => error.code === 'CODE_TAKEN');
  return isKnown ? { made: 0, known: 1, refusals: [] }
    : { made: 0, known: 0, refusals: refusedOf('outlets', thing, userErrors) };
});

/**
 * What a member's history or balance comes to, given in one adjustment at the present time. What is beyond one person's
 * limit waits for a second one, as any adjustment does.
 */
export const sendPoints = (house: House, things: readonly ThingOf<'points'>[]): Promise<Taken> =>
  each(things, async (thing) => {
  const { member: externalId, points } = thing.value;
  const { memberByIdentity: member } = await house.office.query(MemberByIdentityDocument,
    { channelId: house.channelId, externalId });
  if (!member) {
    const unknown: Refusal = { code: 'MEMBER_UNKNOWN', path: [],
      message: `The channel knows no member ${externalId}: import the members first.` };
    return { made: 0, known: 0, refusals: refusedOf('points', thing, [unknown]) };
  }
  const { adjustPoints: { adjustment, userErrors } } = await house.office.mutate(AdjustPointsDocument, { input: {
    memberId: member.id, points: Number(points), reason: `Points of ${externalId} before this house (import)`,
    idempotencyKey: keyOf(house, 'points', externalId, house.journal.undone('points', thing.key)) } });
  if (!adjustment) return { made: 0, known: 0, refusals: refusedOf('points', thing, userErrors) };
  await house.journal.ends('points', [], [{ key: thing.key, id: adjustment.id, points: String(points),
    state: adjustment.state }]);
  return { made: 1, known: 0, refusals: [] };
});

/** Prices of a gram; one that jumps waits for a person and counts as made. */
export async function sendGold(house: House, things: readonly ThingOf<'gold'>[]): Promise<Taken> {
  const { publishGoldPrices: { results } } = await house.office.mutate(PublishGoldPricesDocument, { input: {
    idempotencyKey: keyOf(house, 'gold', things.map(({ key }) => key).join(),
      things.reduce((sum, { key }) => sum + house.journal.undone('gold', key), 0)),
    prices: things.map(({ value }) => ({ region: house.region, metal: 'GOLD' as const, purity: value.purity,
      effectiveAt: value.at,
      retail: { amount: textOf(value.retail), currency: value.currency as CurrencyCode },
      buyback: value.buyback && { amount: textOf(value.buyback), currency: value.currency as CurrencyCode },
      source: value.source.slice(0, 120) })) } });
  const made = results.flatMap(({ goldPrice }, index) =>
    (goldPrice ? [{ key: things[index]!.key, id: goldPrice.id }] : []));
  await house.journal.ends('gold', [], made);
  return { made: results.filter((result) => result.userErrors.length === 0).length, known: 0,
    refusals: results.flatMap((result, index) => refusedOf('gold', things[index]!, result.userErrors)) };
}

export const sendFx = (house: House, things: readonly ThingOf<'fx'>[]): Promise<Taken> =>
  each(things, async (thing) => {
  const { publishFxTable: { fxTable, userErrors } } = await house.office.mutate(PublishFxTableDocument, { input: {
    homeRegion: house.region, effectiveAt: thing.value.at, source: 'Import',
      idempotencyKey: keyOf(house, 'fx', thing.key, house.journal.undone('fx', thing.key)),
    rates: thing.value.rates.map(({ from, rate }) => ({ from: from as CurrencyCode, rate: textOf(rate) })) } });
  if (userErrors.length > 0) return { made: 0, known: 0, refusals: refusedOf('fx', thing, userErrors) };
  if (fxTable) await house.journal.ends('fx', [], [{ key: thing.key, id: fxTable.id }]);
  return { made: 1, known: 0, refusals: [] };
});
