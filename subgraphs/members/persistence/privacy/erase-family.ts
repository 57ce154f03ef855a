import type { EventPayloads } from '../../../contracts/events.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import { eraseRows, type ErasedTable } from '../../../kernel/persons/erase-rows.ts';
import { dropKeysNaming } from '../../../kernel/persons/keys-naming.ts';
import { people } from '../people.ts';
import { lockFamiliesOf } from '../relations/relatives.ts';
import { tellRelations } from '../relations/tell-relations.ts';

/** Members last: whatever is about them refers to them, in whichever order it was declared. */
const ordered = Object.fromEntries(Object.entries(people).sort(([a], [b]) =>
  Number(a.startsWith('member.')) - Number(b.startsWith('member.'))));

/**
 * Forgets a person, whose members are locked, in this room: all that is declared, and what leads to it without
 * an id: keys that a channel made of its words for the person, and recorded news that carry them.
 */
export async function eraseFamily(tx: Tx, ids: readonly string[]): Promise<ErasedTable[]> {
  const words = await wordsOf(tx, ids);
  await endRelations(tx, ids);
  await leaveUnanswered(tx, ids);
  const events = await blankNews(tx, ids);
  const keys = await dropKeysNaming(tx.sql, words) + await dropCards(tx, ids);
  const tables = await eraseRows(tx.sql, ordered, ids);
  await hide(tx, ids);
  return [...tables,
    { table: 'event', deleted: 0, blanked: events, kept: 'what happened when, without who it was' },
    ...(keys > 0 ? [{ table: 'idempotency', deleted: keys, blanked: 0, kept: null }] : [])];
}

const NOTHING_TOLD = JSON.stringify({
  gender: 'unknown', birthYear: null, birthMonthDay: null, city: null, occupation: null, styles: [], stones: [],
  occasions: [], phoneVerified: false,
});

/** Others hear that nobody is related to it any more: news of theirs may be under way that says otherwise. */
async function endRelations(tx: Tx, ids: readonly string[]): Promise<void> {
  await lockFamiliesOf(tx.sql, ids);
  const ended = await tx.sql.all`update member_relation set state = 'ended', end_reason = 'erased'
    where state = 'standing' and id in (
      select relation_id from relation_side where member_id = any(${[...ids]}::uuid[])) returning id`;
  if (ended.length > 0) await tellRelations(tx, ids);
}

/** What a member asked by a card and nobody answered stays as if nobody had it: that it ends would tell who had. */
async function leaveUnanswered(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.sql.run`delete from relation_side asked using relation_side mine
    where asked.member_id = any(${[...ids]}::uuid[]) and asked.said_at is null
      and mine.relation_id = asked.relation_id and mine.id <> asked.id and mine.asked_card is not null
      and mine.member_id <> all(${[...ids]}::uuid[])`;
  await tx.sql.run`update relation_side set asked_card = null
    where asked_card in (select card_number from member where id = any(${[...ids]}::uuid[]))`;
}

const NO_REASON = JSON.stringify({ reason: 'other', complaintId: null });

/**
 * What has been told stays told, without what it said of the person: told once more it brings nobody back. A
 * complaint stays, as nobody's.
 */
async function blankNews(tx: Tx, ids: readonly string[]): Promise<number> {
  // Found by the index of aggregates, that is: by ids in hand.
  const told = await tx.sql.all<{ about: string }>`
    select id::text as about from complaint where member_id = any(${[...ids]}::uuid[])
    union select o.member_id::text from relation_side s join relation_side o on o.relation_id = s.relation_id
      where s.member_id = any(${[...ids]}::uuid[])`;
  return tx.sql.run`update event set payload = case name
      when 'member.identity-linked.v1' then
        jsonb_set(payload, '{externalId}', to_jsonb('erased-' || aggregate_id))
      when 'member.profile-changed.v1' then payload || ${NOTHING_TOLD}::jsonb
      when 'member.churn-reason.v1' then payload || ${NO_REASON}::jsonb
      when 'member.life-event-changed.v1' then jsonb_set(payload, '{nextOn}', 'null')
      when 'member-relation.v1' then jsonb_set(payload, '{standing}', 'false')
      else jsonb_set(payload, '{memberId}', 'null') end
    where aggregate_id = any(${[...ids, ...told.map(({ about }) => about)]}::text[])
      and (name like 'complaint.%'
        or name = 'member-relation.v1' and payload ->> 'relatedId' = any(${[...ids]}::text[])
        or aggregate_id = any(${[...ids]}::text[]) and name in ('member.identity-linked.v1',
          'member.profile-changed.v1', 'member.churn-reason.v1', 'member.life-event-changed.v1',
          'member-relation.v1'))`;
}

/** By which anybody would find it; a name is nobody's own. */
async function wordsOf(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.sql.all<{ word: string | null }>`
    select external_id as word from channel_identity where member_id = any(${[...ids]}::uuid[])
    union select unnest(array[phone, email, card_number]) from member where id = any(${[...ids]}::uuid[])`;
  return rows.flatMap(({ word }) => word ?? []);
}

/** A card's number stands in what was answered to whoever printed it, and in the codes that were taken. */
async function dropCards(tx: Tx, ids: readonly string[]): Promise<number> {
  const cards = (await tx.sql.all<{ card: string }>`select card_number as card from member
    where id = any(${[...ids]}::uuid[])`).map((row) => row.card);
  await tx.sql.run`delete from member_code_use where card_number = any(${cards}::text[])`;
  return tx.sql.run`delete from idempotency where command = 'members.issue-printed-card'
    and result ->> 'cardNumber' = any(${cards}::text[])`;
}

/** Nobody but head office sees what is left, and head office only ids. */
async function hide(tx: Tx, ids: readonly string[]): Promise<void> {
  const changed = await tx.sql.all<{ person_id: string; survivor_id: string | null; version: bigint }>`
    update person_visibility set tenant_id = null, layer = 1, channel_ids = '{}', version = version + 1
    where person_id = any(${[...ids]}::uuid[]) returning person_id, survivor_id, version`;
  for (const row of changed) {
    tx.emit('member.visibility-changed.v1', row.person_id, {
      personId: row.person_id, tenantId: null, layer: 1, channelIds: [], survivorId: row.survivor_id,
      version: row.version,
    } satisfies EventPayloads['member.visibility-changed.v1']);
  }
}
