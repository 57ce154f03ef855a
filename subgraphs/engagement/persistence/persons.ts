import type { Tx } from '../../kernel/commands/command.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { shareMerges } from '../../kernel/merges/merge-locks.ts';
import { survivorsOf } from '../../kernel/merges/survivors.ts';
import type { Codebook } from '../../words/codebook.ts';

/** Somebody that a command is about, locked. */
export interface Person {
  /** As it was named. */
  readonly namedId: string;
  /** Who that is today. */
  readonly memberId: string;
  readonly region: string;
}

/** Locks who this is today; null for nobody who is known here. */
export async function lockPerson(sql: Sql, namedId: string): Promise<Person | null> {
  await shareMerges(sql);
  const memberId = (await survivorsOf(sql, [namedId]))(namedId);
  const row = await sql.maybe<{ region: string }>`
    select region from known_member where member_id = ${memberId} for update`;
  return row && { namedId, memberId, region: row.region };
}

/** The same, if the actor sees it. */
export async function lockVisible(tx: Tx, namedId: string): Promise<Person | null> {
  const person = await lockPerson(tx.sql, namedId);
  return person && (await tx.visible([person.memberId], tx.actor)).has(person.memberId) ? person : null;
}

/** All ids of a person, by today's. */
export async function idsOf(sql: Sql, memberId: string): Promise<string[]> {
  const rows = await sql.all<{ merged_id: string }>`
    select merged_id from person_merge where survivor_id = ${memberId}`;
  return [memberId, ...rows.map((row) => row.merged_id)];
}

/** `<programme>:<tier>` of a person; of whom loyalty has told nothing it is the first of its programme. */
export async function tierOf(sql: Sql, { memberId, region }: Person, book: Codebook, at: Date): Promise<string> {
  const row = await sql.maybe<{ programme: string; tier: string }>`
    select programme, tier from member_tier where member_id = ${memberId}`;
  if (row) return `${row.programme}:${row.tier}`;
  const { code } = book.programmeOf(region, at);
  return book.list('tier', at).find(({ traits }) => traits.programme === code)?.code ?? '';
}
