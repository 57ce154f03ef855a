import type { Sql } from '../../kernel/database/sql.ts';
import { survivorsOf } from '../../kernel/merges/survivors.ts';
import { moneyView } from '../../kernel/money.ts';
import type { EntryKind } from '../domain/words.ts';
import type { StoreCredit, StoreCreditEntry } from '../graphql/credit/store-credit.type.ts';

export interface HolderAt { readonly memberId: string; readonly now: Date }

/** What members have, a currency at a time, by whichever of their ids; and what of it no quote holds. */
export async function storeCreditOf(sql: Sql, asked: readonly HolderAt[]): Promise<StoreCredit[][]> {
  const survivorOf = await survivorsOf(sql, asked.map(({ memberId }) => memberId));
  const ids = asked.map(({ memberId }) => survivorOf(memberId));
  const rows = await sql.all<{ memberId: string; currency: string; minor: bigint; held: bigint }>`
    select a.member_id as "memberId", a.currency, sum(a.balance_minor)::bigint as minor,
      (select coalesce(sum(h.store_minor), 0)::bigint from credit_hold h where h.member_id = a.member_id
        and h.currency = a.currency and h.state = 'held' and h.expires_at > ${asked[0]!.now}) as held
    from credit_account a where a.member_id = any(${[...new Set(ids)]}::uuid[])
    group by a.member_id, a.currency order by a.currency`;
  const found = Map.groupBy(rows, ({ memberId }) => memberId);
  return ids.map((id) => (found.get(id) ?? []).map(({ currency, minor, held }) => ({
    memberUuid: id, currency, balance: moneyView(minor, currency),
    available: moneyView(minor > held ? minor - held : 0n, currency) })));
}

interface EntryRow { memberId: string; currency: string; kind: EntryKind; minor: bigint; at: Date }

/** The last 100 movements of each, the newest first. */
export async function entriesOf(
  sql: Sql, asked: readonly { memberUuid: string; currency: string }[],
): Promise<StoreCreditEntry[][]> {
  const rows = await sql.all<EntryRow>`select e.*
    from unnest(${asked.map(({ memberUuid }) => memberUuid)}::uuid[], ${asked.map(({ currency }) => currency)}::text[])
      as t (member, currency)
    cross join lateral (select a.member_id as "memberId", a.currency, x.kind, x.minor, x.at
      from credit_account a join credit_entry x on x.account_id = a.id
      where a.member_id = t.member and a.currency = t.currency order by x.at desc, x.id desc limit 100) e`;
  const found = Map.groupBy(rows, ({ memberId, currency }) => `${memberId} ${currency}`);
  return asked.map(({ memberUuid, currency }) => (found.get(`${memberUuid} ${currency}`) ?? [])
    .map(({ kind, minor, at }) => ({ kind, amount: moneyView(minor, currency), at })));
}
