import { randomInt } from 'node:crypto';
import type { Region } from '../../../contracts/words.ts';
import { dayText, localDay } from '../../../kernel/business-day.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { entriesOf, type FundKind } from '../../domain/charity/fund.ts';

export interface Movement {
  readonly kind: FundKind;
  readonly region: Region;
  readonly currency: string;
  readonly minor: bigint;
  readonly at: Date;
  /** Of the region: whose business day it is. */
  readonly zone: string;
  readonly orderId?: string | null;
  readonly returnId?: string | null;
  readonly payoutId?: string | null;
}

interface Posted {
  kind: FundKind; region: Region; currency: string; day: string; to_fund: bigint; order_id: string | null;
}

const SLOTS = 16;

/** Posts movements of the fund and adds them to their days; what a sale or return has posted already is not again. */
export async function postFund(tx: Tx, movements: readonly Movement[]): Promise<void> {
  if (movements.length === 0) return;
  const rows = movements.map((one) => ({ ...one, day: dayText(localDay(one.at, one.zone)),
    ...entriesOf(one.kind, one.minor) }));
  const posted = await tx.sql.all<Posted>`
    insert into charity_posting (id, kind, region, currency, day, at, posted_at, order_id, return_id, payout_id,
      to_head_office, to_fund, to_paid_out)
    select u.id, u.kind, u.region, u.currency, u.day, u.at, ${tx.now}, u.order_id, u.return_id, u.payout_id,
      u.to_head_office, u.to_fund, u.to_paid_out
    from unnest(${rows.map(() => newId(tx.now))}::uuid[], ${rows.map(({ kind }) => kind)}::text[],
      ${rows.map(({ region }) => region)}::text[], ${rows.map(({ currency }) => currency)}::text[],
      ${rows.map(({ day }) => day)}::date[], ${rows.map(({ at }) => at)}::timestamptz[],
      ${rows.map(({ orderId }) => orderId ?? null)}::uuid[], ${rows.map(({ returnId }) => returnId ?? null)}::uuid[],
      ${rows.map(({ payoutId }) => payoutId ?? null)}::uuid[], ${rows.map((row) => row.head_office)}::bigint[],
      ${rows.map((row) => row.fund)}::bigint[], ${rows.map((row) => row.paid_out)}::bigint[])
      as u (id, kind, region, currency, day, at, order_id, return_id, payout_id, to_head_office, to_fund, to_paid_out)
    on conflict do nothing returning kind, region, currency, day::text, to_fund, order_id`;
  for (const { order_id: subjectId, kind, currency, to_fund: minor } of posted) {
    // What a payout does is recorded with its decision.
    if (subjectId) tx.audit({ subjectId, after: { kind, currency, minor } });
  }
  await addToDays(tx, posted);
}

async function addToDays(tx: Tx, posted: readonly Posted[]): Promise<void> {
  const slot = randomInt(SLOTS);
  const days = Map.groupBy(posted, ({ region, currency, day, kind }) => `${region} ${currency} ${day} ${kind}`);
  await tx.sql.insertRows('charity_day', {
    region: 'text', currency: 'text', day: 'date', kind: 'text', slot: 'smallint', amount: 'bigint',
    postings: 'integer',
  }, [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, own]) => {
    const { region, currency, day, kind } = own[0]!;
    const moved = own.reduce((sum, row) => sum + row.to_fund, 0n);
    return { region, currency, day, kind, slot, amount: moved < 0n ? -moved : moved, postings: own.length };
  }), `on conflict (region, currency, day, kind, slot)
    do update set amount = charity_day.amount + excluded.amount, postings = charity_day.postings + excluded.postings`);
}
