import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { tagNamed } from '../../../kernel/merges/tag-named.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { takesBrand, wayOf } from '../../domain/policy.ts';
import { priceGold, type Board, type PricedGold } from '../../domain/price.ts';
import { isPhotoUrl, MOST_PHOTOS, readNote, readWords } from '../../domain/texts.ts';
import type { PhotoKind } from '../../domain/words.ts';
import { visibleMember } from '../../persistence/persons.ts';
import { readPlace, servesAt, type Place } from '../../persistence/places.ts';
import { tradeInPolicyAt } from '../../persistence/policies.ts';
import { tradeInPhotoTable, tradeInTable } from '../../persistence/tables/trade-in.table.ts';
import { NOT_ASKED, writeStep, type TradeInRow } from '../../persistence/trade-ins.ts';

export interface EstimateTradeIn {
  readonly memberId: string;
  readonly outletId: string;
  readonly way: string;
  readonly piece: string;
  readonly brand: string | null;
  readonly ownBrand: boolean;
  readonly grossMg: number;
  readonly purity: number;
  readonly photos: readonly { readonly url: string; readonly kind: PhotoKind }[];
  readonly note: string | null;
  /** What the board says, asked before; a retry is the same request whatever it says by then. */
  readonly board: () => Board;
}

export type EstimateCode =
  'NOT_FOUND' | 'INVALID' | 'WAY_UNKNOWN' | 'BRAND_NOT_TAKEN' | 'WEIGHT_INVALID' | 'PURITY_INVALID' | 'PHOTO_INVALID';

export interface Estimated { readonly tradeInId: string; readonly priced: PricedGold | null; readonly currency: string }

/** What old gold might come to, as whoever brings it says: it binds nobody, and pays nothing. */
export const estimateTradeIn = defineCommand<EstimateTradeIn, Estimated, EstimateCode>({
  name: 'tradeins.estimate',
  needs: namedBy({ memberId: FACT.member, outletId: FACT.outlet }),
  execute: async (tx, input) => {
    const place = await readPlace(tx.sql, input.outletId);
    if (!place || place.closed || !servesAt(tx.actor, place)) {
      return refused('NOT_FOUND', 'There is no such outlet among your own.', ['outletId']);
    }
    const member = await visibleMember(tx, input.memberId);
    if (!member) return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    const said = readSaid(input);
    if (!said.ok) return said;
    const { version, rules } = await tradeInPolicyAt(tx.sql, tx.now);
    const way = wayOf(rules, input.way);
    if (!way) return refused('WAY_UNKNOWN', 'The house has no such way to trade in.', ['way']);
    if (!takesBrand(way, said.value)) {
      return refused('BRAND_NOT_TAKEN', 'This way does not take that brand.', ['brand']);
    }
    const { currency } = (await readCodebook(tx.sql)).programmeOf(place.region, tx.now);
    const priced = priceGold({ grossMg: BigInt(input.grossMg), purity: input.purity, currency }, way, rules,
      input.board());
    const found = typeof priced === 'string' ? null : priced;
    const row = rowOf(tx, { input, place, memberId: member.memberId, policyVersion: version, currency,
      estimateMinor: found?.creditMinor ?? null, ...said.value });
    await write(tx, row, input, said.value.note);
    return accepted({ tradeInId: row.id, priced: found, currency });
  },
});

interface Said { readonly piece: string; readonly brand: string | null; readonly note: string | null }

/** What was said of it, within its limits. */
function readSaid(
  input: EstimateTradeIn,
): Outcome<Said & { readonly ownBrand: boolean }, 'INVALID' | 'WEIGHT_INVALID' | 'PURITY_INVALID' | 'PHOTO_INVALID'> {
  const piece = readWords(input.piece, 500);
  const [brand, note] = [readNote(input.brand, 60), readNote(input.note, 500)];
  if (piece === null) return refused('INVALID', 'A piece is described in 1 to 500 characters.', ['piece']);
  if (brand === undefined) return refused('INVALID', 'A brand has at most 60 characters.', ['brand']);
  if (note === undefined) return refused('INVALID', 'A note has at most 500 characters.', ['note']);
  const wrong = wrongGold(input);
  if (wrong) return wrong;
  const photo = input.photos.findIndex(({ url }) => !isPhotoUrl(url));
  if (photo >= 0 || input.photos.length > MOST_PHOTOS) {
    return refused('PHOTO_INVALID', `At most ${MOST_PHOTOS} pictures, each an https address.`,
      ['photos', ...photo >= 0 ? [String(photo), 'url'] : []]);
  }
  return accepted({ piece, brand, note, ownBrand: input.ownBrand });
}

/** Up to 100 kg, and up to pure gold. */
export function wrongGold({ grossMg, purity }: { readonly grossMg: number; readonly purity: number }) {
  if (grossMg < 1 || grossMg > 100_000_000) {
    return refused('WEIGHT_INVALID' as const, 'A weight is 1 to 100,000,000 mg.', ['grossMg']);
  }
  return purity >= 1 && purity <= 10_000 ? null
    : refused('PURITY_INVALID' as const, 'A purity is 1 to 10,000 parts of 10,000.', ['purity']);
}

interface Parts extends Said {
  readonly input: EstimateTradeIn; readonly place: Place; readonly memberId: string; readonly policyVersion: number;
  readonly currency: string; readonly estimateMinor: bigint | null;
}

function rowOf(tx: Tx, { input, place, ...parts }: Parts): TradeInRow {
  const { memberId, policyVersion, currency, estimateMinor, piece, brand } = parts;
  return {
    id: newId(tx.now), memberId, namedId: input.memberId, outletId: place.outletId, tenantId: place.franchiseId,
    channelId: tx.actor.channelId ?? null, region: place.region, currency, way: input.way, policyVersion, piece, brand,
    ownBrand: input.ownBrand, state: 'estimated', claimedMg: BigInt(input.grossMg), claimedPurity: input.purity,
    estimateMinor, grossMg: null, purity: null, method: null, assayedAt: null, ...NO_OFFER, consentVersion: null,
    consentBy: null, consentWay: null, acceptedAt: null, identityName: null, identityKind: null, identityLast: null,
    meltedAt: null, givenAt: null, givenMinor: null, takenMinor: null, saleBackAt: null, ...NOT_ASKED,
    unnamedOrderId: null, holdId: null, heldUntil: null, orderId: null, returnedTo: null, openedAt: tx.now,
    openedBy: tx.actor.name, closedAt: null, version: 1,
  };
}

/** Of what was not offered, or not any more. */
export const NO_OFFER = {
  fineMg: null, afterMg: null, priceMinor: null, priceSource: null, priceAt: null, creditMinor: null, plainMinor: null,
  restWhole: false, offeredAt: null, offerUntil: null,
};

async function write(tx: Tx, row: TradeInRow, { photos }: EstimateTradeIn, note: string | null): Promise<void> {
  await tx.sql.insertInto(tradeInTable, [row]);
  const byUrl = new Map(photos.map((photo) => [photo.url, photo]));
  await tx.sql.insertInto(tradeInPhotoTable, [...byUrl.values()].map(({ url, kind }) => (
    { tradeInId: row.id, url, kind, at: tx.now, by: tx.actor.name })));
  await writeStep(tx, row, 'estimate', note);
  const { memberId, outletId, way, claimedMg, claimedPurity, estimateMinor } = row;
  tx.audit({ subjectId: row.id, after: { memberId, outletId, way, claimedMg, claimedPurity, estimateMinor } });
  if (row.namedId !== memberId) {
    await tagNamed(tx, 'trade_in', [{ key: [row.id], namedId: row.namedId }]);
  }
}
