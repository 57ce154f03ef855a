import type { EventPayloads } from '../../../contracts/events.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import type { Purpose } from '../../domain/words.ts';

interface Word {
  readonly member_id: string;
  readonly purpose: Purpose;
  readonly granted: boolean;
  readonly recorded_at: Date;
  readonly seq: bigint;
}

/**
 * Tells these words to whoever uses data for their purposes. The number of the word is the version: it
 * only grows within a member, whose row is locked by whoever writes one.
 */
export async function tellConsents(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const words = await tx.sql.all<Word>`
    select member_id, purpose, granted, recorded_at, seq from consent_record
    where id = any(${[...ids]}::uuid[]) order by seq`;
  for (const word of words) {
    tx.emit('member.consent-changed.v1', word.member_id, {
      memberId: word.member_id, purpose: word.purpose, granted: word.granted, at: word.recorded_at,
      version: word.seq,
    } satisfies EventPayloads['member.consent-changed.v1']);
  }
}

/**
 * Words from before they were told, oldest first; only those that count, of members that are not merged
 * away. Answers how many were looked at.
 */
export async function tellUntold(tx: Tx, limit: number): Promise<number> {
  const rows = await tx.sql.all<{ id: string; counts: boolean }>`
    with due as (select id, member_id, purpose, seq from consent_record where not told
      order by seq limit ${limit} for update skip locked)
    update consent_record c set told = true from due where c.id = due.id
    returning c.id, not exists (select 1 from consent_record newer where newer.member_id = due.member_id
        and newer.purpose = due.purpose and newer.seq > due.seq)
      and exists (select 1 from member m where m.id = due.member_id and m.survivor_id is null) as counts`;
  await tellConsents(tx, rows.filter((row) => row.counts).map((row) => row.id));
  return rows.length;
}

/**
 * What counts for these members since words were taken back, told with a version past those of the words: a
 * purpose on which nothing is left is as if nobody had been asked, and only profiling needs no yes.
 */
export async function tellConsentsAnew(
  tx: Tx, words: readonly { readonly member_id: string; readonly purpose: Purpose }[],
): Promise<void> {
  const rows = words.length === 0 ? [] : await tx.sql.all<Word & { granted: boolean | null }>`
    select t.member_id, t.purpose, c.granted, c.recorded_at,
      nextval(pg_get_serial_sequence('consent_record', 'seq')) as seq
    from (select distinct * from unnest(${words.map((word) => word.member_id)}::uuid[],
      ${words.map((word) => word.purpose)}::text[]) as u(member_id, purpose)) t
    left join lateral (select granted, recorded_at from consent_record c
      where c.member_id = t.member_id and c.purpose = t.purpose order by seq desc limit 1) c on true`;
  for (const word of rows) {
    tx.emit('member.consent-changed.v1', word.member_id, {
      memberId: word.member_id, purpose: word.purpose, granted: word.granted ?? word.purpose === 'profiling',
      at: word.recorded_at ?? tx.now, version: word.seq,
    } satisfies EventPayloads['member.consent-changed.v1']);
  }
}
