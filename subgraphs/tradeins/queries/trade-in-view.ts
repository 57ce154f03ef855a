import { PREFIX } from '../../contracts/ids.ts';
import { encodeId } from '../../kernel/ids.ts';
import { moneyView } from '../../kernel/money.ts';
import { maskedName } from '../domain/identity.ts';
import type { PricedGold } from '../domain/price.ts';
import type { TradeInWay } from '../domain/policy.ts';
import { deedsIn, stateAt } from '../domain/steps.ts';
import type { TradeInDeed } from '../domain/words.ts';
import type { TradeIn, TradeInOf, TradeInPreview } from '../graphql/tradeins/trade-in.type.ts';
import { standingOf, type TradeInRow } from '../persistence/trade-ins.ts';

/** A trade-in as it stands at a moment. */
export function tradeInView(row: TradeInRow, now: Date): TradeIn {
  const { currency, version, brand, ownBrand, claimedPurity, purity, method, assayedAt } = row;
  const weight = (mg: bigint | null) => (mg === null ? null : Number(mg));
  return {
    id: encodeId(PREFIX.tradeIn, row.id), row, state: stateAt(row, now),
    wayCode: row.way, piece: row.piece, brand, ownBrand, currency, claimedGrossMg: Number(row.claimedMg), claimedPurity,
    estimate: row.estimateMinor === null ? null : moneyView(row.estimateMinor, currency),
    grossMg: weight(row.grossMg), purity, method, assayedAt, offer: offerOf(row), consent: consentOf(row),
    identity: row.identityName === null || row.identityKind === null || row.identityLast === null ? null : {
      name: maskedName(row.identityName), kind: row.identityKind, lastDigits: row.identityLast },
    meltedAt: row.meltedAt, creditedAt: row.givenAt,
    credited: row.givenMinor === null ? null : moneyView(row.givenMinor, currency),
    buybackAskedAt: row.givenAt === null ? row.plainAskedAt : null,
    buybackPrice: row.givenAt !== null || row.plainAskedMinor === null ? null
      : moneyView(row.plainAskedMinor, currency),
    unnamedOrderId: row.unnamedOrderId && encodeId(PREFIX.order, row.unnamedOrderId),
    heldUntil: row.heldUntil !== null && row.heldUntil > now
      ? row.heldUntil : null,
    isUsed: row.orderId !== null, returnedTo: row.returnedTo, openedAt: row.openedAt, openedBy: row.openedBy,
    closedAt: row.closedAt, version,
  };
}

/** What may be done with it now; its way says whether a desk credits it. */
export function deedsNow(row: TradeInOf, way: TradeInWay | null, now: Date): TradeInDeed[] {
  return deedsIn(standingOf(row, now, way), now);
}

function offerOf(row: TradeInRow): TradeIn['offer'] {
  if (row.creditMinor === null) return null;
  return {
    fineMg: Number(row.fineMg), afterLossMg: Number(row.afterMg), price: moneyView(row.priceMinor!, row.currency),
    goldPriceId: row.priceSource!, priceSince: row.priceAt!, credit: moneyView(row.creditMinor, row.currency),
    plainCredit: row.plainMinor === null ? null : moneyView(row.plainMinor, row.currency),
    policyVersion: row.policyVersion, offeredAt: row.offeredAt!, until: row.offerUntil!,
  };
}

function consentOf({ consentVersion, consentBy, consentWay, acceptedAt }: TradeInRow): TradeIn['consent'] {
  return consentVersion === null ? null
    : { version: consentVersion, by: consentBy, way: consentWay, at: acceptedAt! };
}

/** What gold would be offered at now. */
export function previewOf(priced: PricedGold | null, currency: string): TradeInPreview | null {
  return priced && {
    fineMg: Number(priced.fineMg), afterLossMg: Number(priced.afterLossMg),
    price: moneyView(priced.priceMinor, currency), credit: moneyView(priced.creditMinor, currency),
  };
}
