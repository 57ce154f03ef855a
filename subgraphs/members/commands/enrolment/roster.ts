import type { Sql } from '../../../kernel/database/sql.ts';
import type { Known } from '../../domain/resolve-identity.ts';
import type { Enrolment } from './enrolment.ts';

/** A member while a batch decides: what later requests of the same batch must already see. */
export interface Person extends Known {
  identities: number;
  verifiedPhone: string | null;
  hasOrders: boolean;
  hasPoints: boolean;
  region: Enrolment['region'];
  mergedInto?: Person;
}

export interface StoredCase {
  readonly id: string;
  readonly state: string;
}

/** Locked members that the batch's identities and phones lead to, and what was decided so far. */
export class Roster {
  readonly #byIdentity = new Map<string, Person>();
  readonly #byPhone = new Map<string, Person>();
  readonly #cases: Map<string, StoredCase>;

  constructor(cases: Map<string, StoredCase> = new Map()) {
    this.#cases = cases;
  }

  ofIdentity({ channelId, externalId }: Enrolment): Person | null {
    if (channelId === null) return null;
    return latest(this.#byIdentity.get(`${channelId}\n${externalId}`));
  }

  ofPhone({ phone, phoneVerified }: Enrolment): Person | null {
    return phone !== null && phoneVerified ? latest(this.#byPhone.get(phone)) : null;
  }

  linkIdentity(channelId: string, externalId: string, person: Person): void {
    this.#byIdentity.set(`${channelId}\n${externalId}`, person);
  }

  linkPhone(phone: string, person: Person): void {
    this.#byPhone.set(phone, person);
  }

  merge(survivor: Person, other: Person): void {
    other.mergedInto = survivor;
    survivor.identities += other.identities;
    survivor.verifiedPhone ??= other.verifiedPhone;
    survivor.hasOrders ||= other.hasOrders;
    survivor.hasPoints ||= other.hasPoints;
  }

  caseOf(survivor: Person, other: Person): StoredCase | null {
    return this.#cases.get(pairKey(survivor.id, other.id)) ?? null;
  }

  openCase(survivor: Person, other: Person, id: string): void {
    this.#cases.set(pairKey(survivor.id, other.id), { id, state: 'open' });
  }
}

function latest(person: Person | undefined): Person | null {
  let found = person ?? null;
  while (found?.mergedInto) found = found.mergedInto;
  return found;
}

const pairKey = (one: string, other: string): string => [one, other].sort().join();

interface LockedRow {
  id: string; enrolled_at: Date; region: Enrolment['region']; phone: string | null;
  phone_verified: boolean; survivor_id: string | null; identities: number; has_orders: boolean;
  has_points: boolean;
}

export async function loadRoster(sql: Sql, enrolments: readonly Enrolment[]): Promise<Roster> {
  const shown = enrolments.filter((enrolment) => enrolment.channelId !== null);
  const identities = shown.length === 0 ? [] : await sql.all<{
    member_id: string; channel_id: string; external_id: string;
  }>`select member_id, channel_id, external_id from channel_identity
    where (channel_id, external_id) in (select * from unnest(
      ${shown.map((e) => e.channelId)}::uuid[], ${shown.map((e) => e.externalId)}::text[]))`;
  const phones = enrolments.filter((e) => e.phoneVerified).map((e) => e.phone);
  // A verified phone of a merged member leads to its survivor, unless somebody living verified it since.
  const holders = phones.length === 0 ? [] : await sql.all<{ id: string; phone: string }>`
    select coalesce(survivor_id, id) as id, phone from member
    where phone = any(${phones}::text[]) and phone_verified order by enrolled_at, id`;
  const ids = [...new Set([...identities.map((row) => row.member_id), ...holders.map((h) => h.id)])];
  if (ids.length === 0) return new Roster();
  const persons = await lockPersons(sql, ids);
  const roster = new Roster(await loadCases(sql, ids));
  for (const row of identities) {
    roster.linkIdentity(row.channel_id, row.external_id, persons.get(row.member_id)!);
  }
  for (const { id, phone } of holders) roster.linkPhone(phone, persons.get(id)!);
  for (const person of persons.values()) {
    if (person.verifiedPhone) roster.linkPhone(person.verifiedPhone, person);
  }
  return roster;
}

async function lockPersons(sql: Sql, ids: readonly string[]): Promise<Map<string, Person>> {
  const rows = await sql.all<LockedRow>`
    select m.id, m.enrolled_at, m.region, m.phone, m.phone_verified, m.survivor_id,
      (select count(*)::int from channel_identity where member_id = m.id) as identities,
      coalesce(a.has_orders, false) as has_orders, coalesce(a.has_points, false) as has_points
    from member m left join member_activity a on a.member_id = m.id
    where m.id = any(${[...ids]}::uuid[]) order by m.id for update of m`;
  if (rows.length < ids.length || rows.some((row) => row.survivor_id !== null)) {
    // Merged or erased between finding and locking: the runner tries the batch again from the start.
    throw Object.assign(new Error('a member is not what it was'), { code: '40001' });
  }
  return new Map(rows.map((row) => [row.id, {
    id: row.id, enrolledAt: row.enrolled_at, region: row.region, identities: row.identities,
    verifiedPhone: row.phone_verified ? row.phone : null,
    hasOrders: row.has_orders, hasPoints: row.has_points,
  }]));
}

/** The newest case of each pair, open or decided: a dismissed pair is not asked about again. */
async function loadCases(sql: Sql, ids: readonly string[]): Promise<Map<string, StoredCase>> {
  const rows = await sql.all<StoredCase & { member_id: string; other_member_id: string }>`
    select id, state, member_id, other_member_id from merge_case
    where member_id = any(${[...ids]}::uuid[]) and other_member_id = any(${[...ids]}::uuid[])
    order by opened_at, id`;
  return new Map(rows.map(({ id, state, member_id, other_member_id }) =>
    [pairKey(member_id, other_member_id), { id, state }]));
}
