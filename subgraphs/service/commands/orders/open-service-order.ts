import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { nextNumber } from '../../../kernel/numbers/daily-number.ts';
import { newId } from '../../../kernel/ids.ts';
import { tagNamed } from '../../../kernel/merges/tag-named.ts';
import { unitOf } from '../../../kernel/money.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { shortNumber } from '../../../kernel/numbers/short-number.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { isPhotoUrl, MOST_PHOTOS } from '../../domain/photo.ts';
import { kindOf, type ServiceKind } from '../../domain/policy.ts';
import { comesAt, promise } from '../../domain/promise.ts';
import { readNote, readWords } from '../../domain/texts.ts';
import { warrantyOn, type Warranty } from '../../domain/warranty.ts';
import type { PhotoKind, WarrantyWord } from '../../domain/words.ts';
import { idsOf, visibleMember } from '../../persistence/persons.ts';
import { readPlace, servesAt, type Place } from '../../persistence/places.ts';
import { servicePolicyAt } from '../../persistence/policies.ts';
import { dayOf, writeStep, type ServiceOrderRow } from '../../persistence/service-orders.ts';
import { serviceOrderTable, servicePhotoTable } from '../../persistence/tables/service-order.table.ts';
import { pieceOf } from '../../persistence/pieces.ts';

export interface OpenServiceOrder {
  readonly memberId: string | null;
  /** Who brings it, where that is no member. */
  readonly holder: string | null;
  readonly outletId: string;
  readonly kind: string;
  readonly orderLineId: string | null;
  readonly piece: string;
  readonly promisedAt: Date | null;
  readonly benefitId: string | null;
  /** As the desk decides; null: as the dates say. */
  readonly warranty: WarrantyWord | null;
  readonly warrantyReason: string | null;
  readonly photos: readonly { readonly url: string; readonly kind: PhotoKind }[];
  readonly note: string | null;
}

export type OpenCode = 'NOT_FOUND' | 'INVALID' | 'KIND_UNKNOWN' | 'HOLDER_INVALID' | 'PIECE_NOT_THEIRS'
  | 'PIECE_RETURNED' | 'WARRANTY_REASON_REQUIRED' | 'PROMISED_AT_INVALID' | 'PHOTO_INVALID';

/** A counter takes a piece in: what is to be done, by when, for how much or by what the member is entitled to. */
export const openServiceOrder = defineCommand<OpenServiceOrder, { serviceOrderId: string }, OpenCode>({
  name: 'service.open-order',
  needs: namedBy({ memberId: FACT.member, outletId: FACT.outlet }),
  execute: async (tx, input) => {
    const place = await readPlace(tx.sql, input.outletId);
    if (!place || place.closed || !servesAt(tx.actor, place)) {
      return refused('NOT_FOUND', 'There is no such outlet among your own.', ['outletId']);
    }
    const whose = await whoBrings(tx, input);
    if (!whose.ok) return whose;
    const { version, rules } = await servicePolicyAt(tx.sql, tx.now);
    const kind = kindOf(rules, input.kind);
    if (!kind) return refused('KIND_UNKNOWN', 'The house has no such service.', ['kind']);
    const words = readTexts(input);
    if (!words.ok) return words;
    const promised = promise(input.promisedAt, { days: kind.days, warnHours: rules.warnHours, now: tx.now });
    if (!promised) {
      return refused('PROMISED_AT_INVALID', 'It is promised within two years from now.', ['promisedAt']);
    }
    const warranty = await judge(tx, input, place,
      { kind, pieceMonths: rules.pieceWarrantyMonths, whose: whose.value });
    if (!warranty.ok) return warranty;
    const day = await dayOf(tx.sql, place.region, tx.now);
    const shortNo = shortNumber('S', day, await nextNumber(tx.sql, place.outletId, day));
    const row = rowOf(tx, { shortNo, input, place, kind, policyVersion: version, ...whose.value, ...words.value,
      ...promised, ...warranty.value,
      currency: (await readCodebook(tx.sql)).word('region', place.region, tx.now).traits.currency });
    await write(tx, row, input, words.value.note);
    if (whose.value.memberId !== input.memberId) {
      await tagNamed(tx, 'service_order', [{ key: [row.id], namedId: input.memberId! }]);
    }
    return accepted({ serviceOrderId: row.id });
  },
});

type Whose = Pick<ServiceOrderRow, 'memberId' | 'holder'>;

async function whoBrings(
  tx: Tx, { memberId, holder, benefitId }: OpenServiceOrder,
): Promise<Outcome<Whose, 'NOT_FOUND' | 'HOLDER_INVALID' | 'INVALID'>> {
  if (memberId === null) {
    const name = readWords(holder ?? '', 100);
    if (!name) return refused('HOLDER_INVALID', 'Say who brings it: a member, or a name.', ['holder']);
    return benefitId ? refused('INVALID', 'Only a member has benefits.', ['benefitId'])
      : accepted({ memberId: null, holder: name });
  }
  if (holder !== null) return refused('HOLDER_INVALID', 'Either a member or a name.', ['holder']);
  const member = await visibleMember(tx, memberId);
  return member ? accepted({ memberId: member.memberId, holder: null })
    : refused('NOT_FOUND', 'There is no such member.', ['memberId']);
}

function readTexts(input: OpenServiceOrder): Outcome<
{ piece: string; warrantyReason: string | null; note: string | null }, 'INVALID' | 'PHOTO_INVALID'
> {
  const piece = readWords(input.piece, 500);
  const [warrantyReason, note] = [readNote(input.warrantyReason, 500), readNote(input.note, 500)];
  if (piece === null) return refused('INVALID', 'A piece is described in 1 to 500 characters.', ['piece']);
  if (warrantyReason === undefined) return refused('INVALID', 'At most 500 characters.', ['warrantyReason']);
  if (note === undefined) return refused('INVALID', 'A note has at most 500 characters.', ['note']);
  const wrong = input.photos.findIndex(({ url }) => !isPhotoUrl(url));
  if (wrong >= 0 || input.photos.length > MOST_PHOTOS) {
    return refused('PHOTO_INVALID', `At most ${MOST_PHOTOS} pictures, each an https address.`,
      ['photos', ...wrong >= 0 ? [String(wrong), 'url'] : []]);
  }
  return accepted({ piece, warrantyReason, note });
}

type JudgeCode = 'PIECE_NOT_THEIRS' | 'PIECE_RETURNED' | 'WARRANTY_REASON_REQUIRED';
interface Judged { readonly warranty: WarrantyWord; readonly warrantyUntil: string | null }

/** The dates say whether it is under warranty; who decides otherwise says why. */
async function judge(
  tx: Tx, { orderLineId, warranty: word, warrantyReason }: OpenServiceOrder, { region }: Place,
  { kind, pieceMonths, whose }: { kind: ServiceKind; pieceMonths: number; whose: Whose },
): Promise<Outcome<Judged, JudgeCode>> {
  const piece = orderLineId === null ? null : await pieceOf(tx.sql, orderLineId, region);
  if (orderLineId !== null) {
    const ids = whose.memberId === null ? [] : await idsOf(tx.sql, whose.memberId);
    if (!piece || piece.memberId === null || !ids.includes(piece.memberId)) {
      return refused('PIECE_NOT_THEIRS', 'The member bought no such piece.', ['orderLineId']);
    }
    if (piece.left === 0) return refused('PIECE_RETURNED', 'It was returned.', ['orderLineId']);
  }
  const found: Warranty = piece
    ? warrantyOn({ ...piece, warrantyMonths: pieceMonths }, kind.kind, await dayOf(tx.sql, region, tx.now))
    : { isIn: false, until: null };
  const decided = word ?? (found.isIn ? 'in' : 'out');
  if ((decided === 'in') !== found.isIn && !warrantyReason?.trim()) {
    return refused('WARRANTY_REASON_REQUIRED', 'The dates say otherwise: say why.', ['warrantyReason']);
  }
  return accepted({ warranty: decided, warrantyUntil: found.until });
}

interface Parts extends Whose, Judged {
  readonly shortNo: string;
  readonly input: OpenServiceOrder; readonly place: Place; readonly kind: ServiceKind; readonly policyVersion: number;
  readonly piece: string; readonly warrantyReason: string | null; readonly promisedAt: Date; readonly warnAt: Date;
  readonly currency: string;
}

function rowOf(tx: Tx, { input, place, kind, ...parts }: Parts): ServiceOrderRow {
  const isFree = parts.warranty === 'in' || input.benefitId !== null;
  const priceMinor = isFree ? 0n
    : kind.priceUnits === null ? null : BigInt(kind.priceUnits) * unitOf(parts.currency);
  const { shortNo, memberId, holder, policyVersion, piece, currency, warranty, warrantyReason, warrantyUntil,
    promisedAt, warnAt } = parts;
  return {
    id: newId(tx.now), shortNo, untold: false, memberId, holder, outletId: place.outletId, tenantId: place.franchiseId,
    channelId: tx.actor.channelId ?? null, region: place.region, kind: kind.kind, policyVersion,
    orderLineId: input.orderLineId, piece, state: 'received', needsApproval: kind.needsApproval || priceMinor === null,
    currency, priceMinor, paidBy: null, paidMinor: 0n, benefitId: input.benefitId,
    benefitState: input.benefitId === null ? 'none' : 'asked', benefitUse: null, benefitCode: null, benefitRound: 1,
    benefitSince: 1,
    benefitMemberId: input.benefitId === null ? null : memberId,
    benefitComesAt: input.benefitId === null ? null : comesAt(promisedAt, tx.now),
    warranty, warrantyReason, warrantyUntil, workUntil: null, promisedAt, warnAt, warnedAt: null, brokenAt: null,
    openedAt: tx.now, openedBy: tx.actor.name, readyAt: null, closedAt: null, handedTo: null, handedByCode: false,
    stars: null, feedback: null, ratedAt: null, complaintState: 'none', complaint: null, version: 1,
  };
}

async function write(tx: Tx, row: ServiceOrderRow, { photos }: OpenServiceOrder, note: string | null): Promise<void> {
  await tx.sql.insertInto(serviceOrderTable, [row]);
  const byUrl = new Map(photos.map((photo) => [photo.url, photo]));
  await tx.sql.insertInto(servicePhotoTable, [...byUrl.values()].map(({ url, kind }) => (
    { serviceOrderId: row.id, url, kind, at: tx.now, by: tx.actor.name })));
  await writeStep(tx, row, 'open', note);
  const { memberId, outletId, kind, warranty, benefitId, promisedAt } = row;
  tx.audit({ subjectId: row.id, after: { memberId, outletId, kind, warranty, benefitId, promisedAt } });
}
