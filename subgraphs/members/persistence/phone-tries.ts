import type { Actor } from '../../kernel/actor.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { budgetsOf, type PhoneBudget } from '../domain/phone-guessing.ts';

/** One request that would tell whether these phones are known. */
export interface PhoneTry {
  readonly actor: Pick<Actor, 'id' | 'kind'>;
  readonly phones: readonly string[];
}

interface Account extends PhoneBudget {
  readonly actorId: string;
  tries: number;
  endsAt: Date;
}

/**
 * Counts tries, however many arrive together or at once, and answers for each how many seconds it has
 * to wait: null when it may go on. Rows are locked in one order until the transaction ends.
 */
export async function countPhoneTries(
  sql: Sql, tries: readonly PhoneTry[], now: Date,
): Promise<(number | null)[]> {
  const accounts = new Map<string, Account>();
  const asked = tries.map(({ actor, phones }) => budgetsOf(actor.kind, phones).map((budget) => {
    const key = `${actor.id}\n${budget.mask}`;
    const account = accounts.get(key) ?? { ...budget, actorId: actor.id, tries: 0, endsAt: now };
    account.tries += 1;
    accounts.set(key, account);
    return account;
  }));
  if (accounts.size === 0) return tries.map(() => null);
  await addTo(sql, accounts, now);
  return asked.map((of) => {
    const full = of.filter((account) => account.tries >= account.limit);
    for (const account of of) account.tries += 1;
    if (full.length === 0) return null;
    const until = Math.max(...full.map(({ endsAt }) => endsAt.getTime()));
    return Math.max(1, Math.ceil((until - now.getTime()) / 1000));
  });
}

/** Adds what is asked now; afterwards each account says what was tried before. */
async function addTo(sql: Sql, accounts: ReadonlyMap<string, Account>, now: Date): Promise<void> {
  const rows = [...accounts.keys()].sort().map((key) => accounts.get(key)!);
  const stored = await sql.all<{ actor_id: string; mask: string; tries: number; ends_at: Date }>`
    insert into phone_try as t (actor_id, mask, tries, ends_at)
    select actor_id, mask, tries, ${now}::timestamptz + seconds * interval '1 second'
    from unnest(${rows.map((row) => row.actorId)}::text[], ${rows.map((row) => row.mask)}::text[],
      ${rows.map((row) => row.tries)}::int[], ${rows.map((row) => row.windowSeconds)}::int[])
      as asked(actor_id, mask, tries, seconds)
    on conflict (actor_id, mask) do update set
      tries = case when t.ends_at <= ${now} then excluded.tries
        else least(t.tries + excluded.tries, 1000000000) end,
      ends_at = case when t.ends_at <= ${now} then excluded.ends_at else t.ends_at end
    returning actor_id, mask, tries, ends_at`;
  for (const row of stored) {
    const account = accounts.get(`${row.actor_id}\n${row.mask}`)!;
    account.tries = row.tries - account.tries;
    account.endsAt = row.ends_at;
  }
}

/** A try that found whom the actor may see was none. */
export async function forgivePhoneTry(sql: Sql, { actor, phones }: PhoneTry): Promise<void> {
  const masks = budgetsOf(actor.kind, phones).map(({ mask }) => mask).sort();
  await sql.run`update phone_try set tries = tries - 1 where (actor_id, mask) in (
    select actor_id, mask from phone_try where actor_id = ${actor.id}
      and mask = any(${masks}::text[]) and tries > 0 order by mask for update)`;
}

export async function deleteEndedTries(sql: Sql, now: Date, limit: number): Promise<number> {
  const rows = await sql.all`with ended as (
    select actor_id, mask from phone_try where ends_at <= ${now} limit ${limit} for update skip locked)
  delete from phone_try t using ended where t.actor_id = ended.actor_id and t.mask = ended.mask
    returning 1`;
  return rows.length;
}
