import { randomBytes } from 'node:crypto';
import type { Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { survivorsOf } from '../../../kernel/merges/survivors.ts';
import { tagNamed } from '../../../kernel/merges/tag-named.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { couponCodeFrom } from '../../domain/coupons/coupon-code.ts';
import { refusalOfIssue, type IssueRefusal, type Receiver } from '../../domain/coupons/issue-rules.ts';
import { validityOf } from '../../domain/coupons/validity.ts';
import { learningAmong, segmentsOf } from '../segments/gates.ts';
import { couponTable } from '../tables/coupon.table.ts';
import type { NewRowOf } from '../../../kernel/database/define-table.ts';
import type { CouponCause } from './coupons-in-hand.ts';
import type { OpenOffer } from './offers.ts';

/** One coupon for one member, and what it is given for: the same for the same gives none. */
export interface ToIssue {
  readonly memberId: string;
  readonly cause: CouponCause;
  readonly causeKey: string;
}

export type Issued = { readonly couponId: string } | { readonly refused: IssueRefusal };

/**
 * Gives coupons of one offer, under its lock and `shareMerges`; of one answer each. A cost cap is asked here for
 * what the coupons may take off, before they are written.
 */
export async function issueCoupons(tx: Tx, offer: OpenOffer, asked: readonly ToIssue[]): Promise<Issued[]> {
  const survivorOf = await survivorsOf(tx.sql, asked.map(({ memberId }) => memberId));
  const facts = await issueFacts(tx, offer, asked, survivorOf);
  const book = await readCodebook(tx.sql);
  const rows: NewRowOf<typeof couponTable>[] = [];
  const answers = asked.map(({ memberId: named, cause, causeKey }): Issued => {
    const memberId = survivorOf(named);
    const before = facts.given.get(`${cause} ${causeKey}`);
    if (before) return { couponId: before };
    const region = facts.regions.get(memberId) ?? null;
    const zone = region === null ? 'UTC' : book.zoneOf(region, tx.now);
    const receiver = receiverOf(facts, memberId, offer, zone);
    const refused = refusalOfIssue(offer, { ...receiver, issued: facts.issued + rows.length }, tx.now);
    if (refused) return { refused };
    const validity = validityOf(offer.terms, tx.now, zone);
    const id = newId(tx.now);
    facts.has.set(memberId, receiver.has + 1);
    facts.given.set(`${cause} ${causeKey}`, id);
    rows.push({
      id, offerId: offer.id, offerVersion: offer.version, memberId, code: couponCodeFrom(randomBytes(12)),
      state: 'issued', cause, causeKey, issuedAt: tx.now, validFrom: validity.from, expiresAt: validity.until,
    });
    return { couponId: id };
  });
  await write(tx, offer, rows);
  const owners = new Map(rows.map(({ id, memberId }) => [id, memberId]));
  await tagNamed(tx, 'coupon', answers.flatMap((answer, index) => {
    const namedId = asked[index]!.memberId;
    const owner = 'couponId' in answer ? owners.get(answer.couponId) : undefined;
    return 'couponId' in answer && owner !== undefined && owner !== namedId
      ? [{ key: [answer.couponId], namedId }] : [];
  }));
  return answers;
}

/** Why a member could not be given one now; null: it could. */
export async function mayIssue(tx: Tx, offer: OpenOffer, named: string): Promise<IssueRefusal | null> {
  const survivorOf = await survivorsOf(tx.sql, [named]);
  const facts = await issueFacts(tx, offer, [{ memberId: named, cause: 'hand', causeKey: '' }], survivorOf);
  const memberId = survivorOf(named);
  const region = facts.regions.get(memberId) ?? null;
  const zone = region === null ? 'UTC' : (await readCodebook(tx.sql)).zoneOf(region, tx.now);
  return refusalOfIssue(offer, receiverOf(facts, memberId, offer, zone), tx.now);
}

async function write(tx: Tx, offer: OpenOffer, rows: readonly NewRowOf<typeof couponTable>[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.sql.insertInto(couponTable, rows);
  await tx.sql.run`insert into coupon_issued as own (offer_id, issued) values (${offer.id}, ${rows.length})
    on conflict (offer_id) do update set issued = own.issued + excluded.issued`;
}

function receiverOf(facts: IssueFacts, memberId: string, { terms }: OpenOffer, zone: string): Receiver {
  const { segmentId } = terms;
  return {
    region: facts.regions.get(memberId) ?? null, has: facts.has.get(memberId) ?? 0, issued: facts.issued, zone,
    isInside: segmentId === null || facts.segments.get(memberId)?.includes(segmentId)
      || (facts.isLearning ? null : false),
  };
}

type IssueFacts = Awaited<ReturnType<typeof issueFacts>>;

async function issueFacts(
  tx: Tx, offer: OpenOffer, asked: readonly ToIssue[], survivorOf: (id: string) => string,
) {
  const members = [...new Set(asked.map(({ memberId }) => survivorOf(memberId)))];
  const known = await tx.sql.all<{ member_id: string; region: string; has: number }>`
    select k.member_id, k.region, (select count(*)::int from coupon c
      where c.offer_id = ${offer.id} and c.member_id = k.member_id and c.state <> 'void') as has
    from known_member k where k.member_id = any(${members}::uuid[])`;
  const given = await tx.sql.all<{ id: string; cause: string; cause_key: string }>`
    select id, cause, cause_key from coupon where offer_id = ${offer.id}
      and (cause, cause_key) in (select * from unnest(${asked.map(({ cause }) => cause)}::text[],
        ${asked.map(({ causeKey }) => causeKey)}::text[]))`;
  const issued = await tx.sql.maybe<{ issued: number }>`select issued from coupon_issued where offer_id = ${offer.id}`;
  return {
    regions: new Map(known.map((row) => [row.member_id, row.region])),
    has: new Map(known.map((row) => [row.member_id, row.has])),
    given: new Map(given.map((row) => [`${row.cause} ${row.cause_key}`, row.id])),
    issued: issued?.issued ?? 0,
    isLearning: (await learningAmong(tx.sql, [offer.terms.segmentId])).size > 0,
    segments: offer.terms.segmentId === null ? new Map<string, string[]>() : await segmentsOf(tx.sql, members),
  };
}
