import { sql as fragment } from 'kysely';
import { isRestricted, type Actor } from '../../kernel/actor.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { Claimant } from '../domain/claim-rules.ts';
import { recentTries, type TryLimit } from '../domain/wrong-tries.ts';
import { ownersOf, personOf } from './same-person.ts';

interface PersonRow {
  person_id: string;
  /** Whose a claim of this id is. */
  owner_id: string;
  /** For whom it counts. */
  member_id: string;
  tenant_id: string | null;
  /** PostgreSQL's text of the ids; the driver takes longer to read arrays than all the rest. */
  channel_ids: string;
  owner_ids: string;
  /** Of its tier in its programme now. */
  rank: number | null;
  /** "CN:gold"; null where no tier is known. */
  tier: string | null;
  /** Drop and number of each claim that counts against limits: "<uuid> <n>,…". */
  claimed: string | null;
}

/** The people of a batch: asked by any of their ids, decided as one. */
export class Claimants {
  readonly #persons: ReadonlyMap<string, PersonRow>;
  readonly #byMember = new Map<string, Claimant>();

  constructor(rows: readonly PersonRow[]) {
    this.#persons = new Map(rows.map((row) => [row.person_id, row]));
    for (const row of rows) {
      this.#byMember.set(row.member_id, {
        memberId: row.member_id, rank: row.rank ?? 0, tier: row.tier, nths: nthsOf(row), tries: [], guessedWrong: false,
      });
    }
  }

  get all(): Claimant[] {
    return [...this.#byMember.values()];
  }

  /** All ids that they have claims under. */
  get owners(): string[] {
    return [...new Set([...this.#persons.values()].flatMap((row) => listed(row.owner_ids)))];
  }

  /** Under which id a claim for this one, which was found, is kept. */
  ownerOf(personId: string): string {
    return this.#persons.get(personId)!.owner_id;
  }

  /** Null for nobody and for whom this actor may not see: the rule of row-level security. */
  find(personId: string, actor: Actor): Claimant | null {
    const row = this.#persons.get(personId);
    if (!row || !this.#maySee(actor, row)) return null;
    return this.#byMember.get(row.member_id)!;
  }

  #maySee(actor: Actor, row: PersonRow): boolean {
    if (!isRestricted(actor)) return true;
    if (actor.kind === 'person') {
      // A token may speak of an id that was merged away since.
      const self = actor.personId ?? 'none';
      return (this.#persons.get(self)?.member_id ?? self) === row.member_id;
    }
    if (actor.kind === 'channel') {
      return listed(row.channel_ids).includes(actor.channelId ?? 'none');
    }
    return actor.kind === 'tenant' && row.tenant_id !== null && row.tenant_id === actor.tenantId;
  }

  byMember(memberId: string): Claimant | undefined {
    return this.#byMember.get(memberId);
  }
}

const listed = (ids: string): string[] => ids.slice(1, -1).split(',');

function nthsOf({ claimed }: PersonRow): Map<string, number[]> {
  const byDrop = new Map<string, number[]>();
  for (const each of claimed?.split(',') ?? []) {
    const [id, nth] = each.split(' ');
    byDrop.set(id!, [...byDrop.get(id!) ?? [], Number(nth)]);
  }
  return byDrop;
}

/**
 * One statement for everybody, whatever actors ask: who they are, and which of their claims count
 * against the limits of these drops, under whichever id. Call it under the drops' locks and `shareMerges`.
 */
export async function loadClaimants(
  sql: Sql, personIds: readonly string[], dropIds: readonly string[], now: Date,
): Promise<Claimants> {
  return new Claimants(await sql.all<PersonRow>`
    select v.person_id, m.owner_id, m.id as member_id, v.tenant_id, v.channel_ids::text as channel_ids,
      a.ids::text as owner_ids, w.rank, t.programme || ':' || t.tier as tier, c.claimed
    from person_visibility v
    cross join ${personOf(fragment`v.person_id`)} m
    cross join ${ownersOf(fragment`m.id`)} a
    left join member_tier t on t.member_id = m.id
    left join (select distinct on (code) code, rank from word
      where kind = 'tier' and not withdrawn and effective_from <= ${now}
      order by code, effective_from desc) w on w.code = t.programme || ':' || t.tier
    cross join lateral (select string_agg(drop_id || ' ' || nth, ',') as claimed
      from (select d.id as drop_id, own.nth from unnest(${[...dropIds]}::uuid[]) as d(id)
        cross join lateral (select nth from claim where drop_id = d.id and member_id = any(a.ids)
          and state in ('reserving', 'claimed', 'waitlisted', 'captured') limit 20) own) each) c
    where v.person_id = any(${[...new Set(personIds)]}::uuid[])`);
}

/**
 * Wrong tries, locked in member order so that guesses in other transactions are counted with these.
 * The row of somebody who is about to be wrong for the first time is made first, to be locked.
 */
export async function lockTries(
  sql: Sql, claimants: Claimants, aboutToFail: ReadonlySet<string>, now: Date, limit: TryLimit,
): Promise<void> {
  if (aboutToFail.size > 0) {
    await sql.run`insert into passcode_attempt (member_id, wrong_at)
      select m, '{}' from unnest(${[...aboutToFail].sort()}::uuid[]) as t(m)
      on conflict do nothing`;
  }
  const rows = await sql.all<{ member_id: string; wrong_at: Date[] }>`
    select member_id, wrong_at from passcode_attempt
    where member_id = any(${claimants.all.map((each) => each.memberId)}::uuid[])
    order by member_id for update`;
  for (const row of rows) {
    claimants.byMember(row.member_id)!.tries = recentTries(row.wrong_at, now, limit);
  }
}

export async function saveTries(
  sql: Sql, claimants: Claimants, now: Date, limit: TryLimit,
): Promise<boolean> {
  const guessers = claimants.all.filter((each) => each.guessedWrong);
  if (guessers.length === 0) return false;
  // Arrays of arrays do not fit unnest: rows travel as JSON.
  const rows = JSON.stringify(guessers.map((each) => ({
    member_id: each.memberId, wrong_at: recentTries(each.tries, now, limit),
  })));
  await sql.run`update passcode_attempt a set wrong_at = t.wrong_at
    from jsonb_to_recordset(${rows}::jsonb) as t(member_id uuid, wrong_at timestamptz[])
    where a.member_id = t.member_id`;
  return true;
}
