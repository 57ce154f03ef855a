import { sql as fragment } from 'kysely';
import type { ProgrammeCode, Region, Tier } from '../../contracts/words.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { newId } from '../../kernel/ids.ts';
import { fromJson, toJson } from '../../kernel/json.ts';
import { AccountBook, type Account } from '../domain/account-book.ts';
import type { Lot } from '../domain/lots.ts';
import { reviewAt, type TierHand, type TierPeriod, type TierState } from '../domain/tiers/tiers.ts';
import { nextLook } from '../domain/tiers/settle-tier.ts';
import { isSame, updateRows } from './update-rows.ts';

export interface AccountRow {
  member_id: string; id: string; programme: Account['programme']; region: Region;
  opened_at: Date; merged_into: string | null; available: bigint; pending: bigint; held: bigint;
  debt: bigint; growth: bigint; pending_growth: bigint; interaction_growth: bigint;
  growth_offset: bigint; tier: Tier; tier_provisional: boolean; tier_since: Date | null;
  tier_valid_from: Date | null; tier_valid_until: Date | null; tier_grace_until: Date | null;
  tier_former: unknown; tier_hand: unknown; tier_at: Date | null; tier_settled_at: Date | null; tier_version: bigint;
  returned_growth: bigint; lines: number; tier_earned: bigint | null;
  review_at: Date | null; currency: string; time_zone: string;
  home_zone: string | null;
}

export function accountFrom(row: AccountRow): Account {
  const tier = tierFrom(row);
  const { review_at: look } = row;
  return {
    id: row.id, memberId: row.member_id, programme: row.programme, region: row.region,
    currency: row.currency, zone: row.time_zone, homeZone: row.home_zone ?? row.time_zone, openedAt: row.opened_at,
    mergedInto: row.merged_into, available: row.available, pending: row.pending, held: row.held,
    debt: row.debt, growth: row.growth, pendingGrowth: row.pending_growth, interactionGrowth: row.interaction_growth,
    returnedGrowth: row.returned_growth, earned: row.tier_earned, tier, tierAt: row.tier_at,
    tierSettledAt: row.tier_settled_at, tierVersion: row.tier_version, lines: row.lines,
    lookAt: look?.getTime() === reviewAt(tier)?.getTime() ? null : look,
  };
}

function tierFrom(row: AccountRow): TierState {
  return {
    tier: row.tier, provisional: row.tier_provisional, since: row.tier_since,
    validFrom: row.tier_valid_from, validUntil: row.tier_valid_until,
    graceUntil: row.tier_grace_until, growthOffset: row.growth_offset,
    hand: row.tier_hand ? fromJson<TierHand>(row.tier_hand) : null,
    former: row.tier_former ? fromJson<TierPeriod>(row.tier_former) : null,
  };
}

/** Zone of the home region of a row `of`: a region keeps its own for ever. */
export const homeZone = (of: 'a' | 's') => fragment.raw(`(select w.traits ->> 'timeZone' from word w
  where w.kind = 'region' and w.code = ${of}.region order by w.effective_from limit 1) as home_zone`);

/** With what its programme counts in, for ever. */
const OF_ACCOUNT = fragment`a.*, p.currency, p.time_zone, ${homeZone('a')}
    from account a join programme p on p.code = a.programme`;

/** Locks accounts in member order; a merged one leads to its survivor. Keys: ids asked for and found. */
export function lockBooks(
  sql: Sql, memberIds: readonly string[],
): Promise<Map<string, AccountBook>> {
  return findBooks(memberIds, (ids) => sql.all<AccountRow>`
    select ${OF_ACCOUNT} where a.member_id = any(${ids}::uuid[]) order by a.member_id for update of a`);
}

/**
 * Whose book a row is in that was found before the lock and read again behind it: nobody's when a merge was undone
 * in between; then the runner begins anew.
 */
export function bookOf(books: ReadonlyMap<string, AccountBook>, memberId: string): AccountBook {
  const book = books.get(memberId);
  if (!book) throw Object.assign(new Error('a merge was undone meanwhile'), { code: '40001' });
  return book;
}

/** The same without a lock, for who only looks. */
export function readBooks(
  sql: Sql, memberIds: readonly string[],
): Promise<Map<string, AccountBook>> {
  return findBooks(memberIds, (ids) => sql.all<AccountRow>`
    select ${OF_ACCOUNT} where a.member_id = any(${ids}::uuid[]) order by a.member_id`);
}

async function findBooks(
  memberIds: readonly string[], find: (ids: readonly string[]) => Promise<AccountRow[]>,
): Promise<Map<string, AccountBook>> {
  const asked = [...new Set(memberIds)];
  const books = new Map<string, AccountBook>();
  let open = asked.map((id) => ({ asked: id, at: id }));
  for (let step = 0; open.length > 0 && step < 5; step += 1) {
    const rows = await find([...new Set(open.map(({ at }) => at))]);
    const byId = new Map(rows.map((row) => [row.member_id, row]));
    const known = new Map([...books.values()].map((book) => [book.account.memberId, book]));
    const onward: typeof open = [];
    for (const item of open) {
      const row = byId.get(item.at);
      if (row?.merged_into) onward.push({ asked: item.asked, at: row.merged_into });
      else if (row) {
        const book = known.get(row.member_id) ?? new AccountBook(accountFrom(row), newId);
        known.set(row.member_id, book);
        books.set(item.asked, book);
        books.set(row.member_id, book);
      }
    }
    open = onward;
  }
  return books;
}

export interface Opening {
  readonly memberId: string;
  readonly region: Region;
  readonly programme: ProgrammeCode;
  readonly tier: Tier;
  readonly openedAt: Date;
  readonly reviewAt: Date | null;
}

export async function insertAccounts(sql: Sql, members: readonly Opening[]): Promise<void> {
  const unique = new Map(members.map((member) => [member.memberId, member]));
  await sql.insertRows('account', {
    member_id: 'uuid', id: 'uuid', programme: 'text', region: 'text', tier: 'text', opened_at: 'timestamptz',
    review_at: 'timestamptz',
  }, [...unique.values()].sort((a, b) => (a.memberId < b.memberId ? -1 : 1)).map((member) => ({
    member_id: member.memberId, id: newId(), programme: member.programme,
    region: member.region, tier: member.tier, opened_at: member.openedAt,
    review_at: member.reviewAt,
  })), 'on conflict (member_id) do nothing');
}

interface LotRow {
  id: string; member_id: string; amount: bigint; remaining: bigint; state: Lot['state'];
  earned_at: Date; active_at: Date; expires_at: Date; funder: string; cause: Lot['cause'];
  order_id: string | null; expired: bigint;
}

/** Adds the open lots of these books to them. */
export async function loadLots(sql: Sql, books: Iterable<AccountBook>): Promise<void> {
  const byMember = new Map([...books].map((book) => [book.account.memberId, book]));
  if (byMember.size === 0) return;
  keepLots(byMember, await sql.all<LotRow>`select * from lot
    where member_id = any(${[...byMember.keys()]}::uuid[]) and remaining > 0`);
}

/** Adds what is left of lots that have ended. */
export async function loadEndedLots(sql: Sql, books: Iterable<AccountBook>, now: Date): Promise<void> {
  const byMember = new Map([...books].map((book) => [book.account.memberId, book]));
  if (byMember.size === 0) return;
  keepLots(byMember, await sql.all<LotRow>`select * from lot where member_id = any(${[...byMember.keys()]}::uuid[])
    and remaining > 0 and state = 'active' and expires_at <= ${now}`);
}

/** Adds every lot of a book, spent ones too. */
export async function loadAllLots(sql: Sql, book: AccountBook): Promise<void> {
  const { memberId } = book.account;
  keepLots(new Map([[memberId, book]]), [
    ...await sql.all<LotRow>`select * from lot where member_id = ${memberId} and remaining > 0`,
    ...await sql.all<LotRow>`select * from lot where member_id = ${memberId} and remaining = 0`]);
}

/** Adds lots by id, spent ones too. */
export async function loadLotsById(
  sql: Sql, books: Iterable<AccountBook>, ids: readonly (string | null)[],
): Promise<void> {
  const wanted = ids.filter((id) => id !== null);
  if (wanted.length === 0) return;
  const byMember = new Map([...books].map((book) => [book.account.memberId, book]));
  keepLots(byMember, await sql.all<LotRow>`select * from lot where id = any(${wanted}::uuid[])`);
}

function keepLots(byMember: ReadonlyMap<string, AccountBook>, rows: readonly LotRow[]): void {
  for (const row of rows) {
    const book = byMember.get(row.member_id);
    if (!book || book.lots.has(row.id)) continue;
    book.lots.set(row.id, {
      id: row.id, memberId: row.member_id, amount: row.amount, remaining: row.remaining,
      state: row.state, earnedAt: row.earned_at, activeAt: row.active_at,
      expiresAt: row.expires_at, funder: row.funder, cause: row.cause, orderId: row.order_id,
      expired: row.expired,
    });
  }
}

const COLUMNS = {
  member_id: 'uuid', merged_into: 'uuid', available: 'bigint', pending: 'bigint', held: 'bigint',
  debt: 'bigint', growth: 'bigint', pending_growth: 'bigint', interaction_growth: 'bigint',
  growth_offset: 'bigint', tier: 'text', tier_provisional: 'boolean', tier_since: 'timestamptz',
  tier_valid_from: 'timestamptz', tier_valid_until: 'timestamptz',
  tier_grace_until: 'timestamptz', tier_former: 'jsonb', tier_hand: 'jsonb', review_at: 'timestamptz',
  tier_at: 'timestamptz', tier_settled_at: 'timestamptz', tier_version: 'bigint',
  returned_growth: 'bigint', lines: 'int', tier_earned: 'bigint',
} as const;

function rowOf(account: Readonly<Account>): Record<keyof typeof COLUMNS, unknown> {
  const { tier } = account;
  return {
    member_id: account.memberId, merged_into: account.mergedInto, available: account.available,
    pending: account.pending, held: account.held, debt: account.debt, growth: account.growth,
    pending_growth: account.pendingGrowth, interaction_growth: account.interactionGrowth,
    growth_offset: tier.growthOffset, tier: tier.tier, tier_provisional: tier.provisional,
    tier_since: tier.since, tier_valid_from: tier.validFrom, tier_valid_until: tier.validUntil,
    tier_grace_until: tier.graceUntil, tier_former: tier.former && toJson(tier.former),
    tier_hand: tier.hand ? toJson(tier.hand) : null,
    review_at: account.mergedInto ? null : nextLook(account),
    tier_at: account.tierAt, tier_settled_at: account.tierSettledAt,
    tier_version: account.tierVersion, returned_growth: account.returnedGrowth, lines: account.lines,
    tier_earned: account.earned,
  };
}

/** Of their rows, which are locked, what has become another than it was found. */
export async function saveAccounts(sql: Sql, books: readonly AccountBook[]): Promise<void> {
  const found = books.map((book) => rowOf(book.found));
  await updateRows(sql, 'account', ['member_id'], COLUMNS, books.map(({ account }) => rowOf(account)),
    // When it is looked at may have been moved by a call that no account tells of.
    (name, row, place) => name === 'review_at' || !isSame(row[name], found[place]![name]));
}

export async function saveLots(sql: Sql, books: readonly AccountBook[]): Promise<void> {
  const added = books.flatMap((book) => [...book.newLots].map((id) => book.lots.get(id)!));
  await sql.insertRows('lot', {
    id: 'uuid', member_id: 'uuid', amount: 'bigint', remaining: 'bigint', state: 'text',
    earned_at: 'timestamptz', active_at: 'timestamptz', expires_at: 'timestamptz', funder: 'text',
    cause: 'text', order_id: 'uuid', expired: 'bigint',
  }, added.map((lot) => ({
    id: lot.id, member_id: lot.memberId, amount: lot.amount, remaining: lot.remaining,
    state: lot.state, earned_at: lot.earnedAt, active_at: lot.activeAt, expires_at: lot.expiresAt,
    funder: lot.funder, cause: lot.cause, order_id: lot.orderId, expired: lot.expired,
  })));
  const changed = books.flatMap((book) => [...book.changedLots]
    .filter((id) => !book.newLots.has(id)).map((id) => book.lots.get(id)!));
  await updateRows(sql, 'lot', ['id'], {
    id: 'uuid', member_id: 'uuid', amount: 'bigint', remaining: 'bigint', state: 'text',
    active_at: 'timestamptz', expired: 'bigint',
  }, changed.map((lot) => ({
    id: lot.id, member_id: lot.memberId, amount: lot.amount, remaining: lot.remaining,
    state: lot.state, active_at: lot.activeAt, expired: lot.expired,
  })));
}
