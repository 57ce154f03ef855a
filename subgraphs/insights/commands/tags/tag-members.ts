import { FACT } from '../../../contracts/facts.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineBatchCommand, type BatchRequest, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { tagNamed } from '../../../kernel/merges/tag-named.ts';
import { accepted, refusedAll, type Outcome, type Refusal } from '../../../kernel/outcome.ts';
import { MOST_TAGS, type TagKind, type TagSource } from '../../domain/tags.ts';
import { memberTagTable } from '../../persistence/tables/member-tag.table.ts';
import { lockTagged, readSaid, type Tagged } from '../../persistence/tagged.ts';
import { isOfTheHouse } from './tag-rights.ts';

export interface TagInput {
  readonly memberId: string;
  /** Code of the tag. */
  readonly tag: string;
  readonly kind: TagKind;
  readonly source: TagSource;
  readonly confidence: number;
  /** When it was said; now without it. */
  readonly saidAt: Date | null;
}

export type TagCode = 'NOT_FOUND' | 'UNKNOWN_TAG' | 'TAG_RETIRED' | 'PROFILING_REFUSED' | 'INVALID'
  | 'SOURCE_NOT_YOURS' | 'TOO_MANY_TAGS' | 'BY_RULE';
interface Value { readonly memberId: string; readonly sayingId: string }

/** Says of members that they are so. What a source said of the same tag before is replaced, kept as history. */
export const tagMembers = defineBatchCommand<TagInput, Value, TagCode>({
  name: 'insights.tag-members',
  maxBatch: 500,
  needs: namedBy({ memberId: FACT.member }),
  executeAll: async (tx, requests) => {
    const world = await lockTagged(tx, requests);
    const already = await readSaid(tx.sql, world.memberIds);
    const said = new Map<string, ReturnType<typeof rowOf>>();
    const named = new Map<string, string>();
    const outcomes = requests.map((request): Outcome<Value, TagCode> => {
      const { input } = request;
      const found = world.of(request);
      const refusals = refusalsOf(input, request.actor, found, tx.now);
      if (refusals.length > 0 || !found.memberId || !found.tag) return refusedAll(refusals);
      const key = `${found.tag.id} ${input.source}`;
      const sayings = already.get(found.memberId)!;
      if (!sayings.has(key) && sayings.size >= MOST_TAGS.member) {
        return refusedAll([{ code: 'TOO_MANY_TAGS', path: ['tag'],
          message: `A member has at most ${MOST_TAGS.member} tags; take one back first.` }]);
      }
      sayings.add(key);
      const row = rowOf(tx, request, found.memberId, found.tag.id);
      said.set(`${found.memberId} ${key}`, row);
      if (input.memberId !== found.memberId) named.set(row.id, input.memberId);
      tx.audit({ subjectId: found.memberId, after: { ...input, tagId: found.tag.id }, by: request });
      return accepted({ memberId: found.memberId, sayingId: row.id });
    });
    const rows = [...said.values()];
    await write(tx, rows);
    await tagNamed(tx, 'member_tag', rows.flatMap(({ id }) => {
      const namedId = named.get(id);
      return namedId ? [{ key: [id], namedId }] : [];
    }));
    return outcomes;
  },
});

function rowOf(tx: Tx, { input, actor }: BatchRequest<TagInput>, memberId: string, tagId: string) {
  const { kind, source, confidence, saidAt } = input;
  return {
    id: newId(tx.now), memberId, tagId, kind, source, confidence, saidAt: saidAt ?? tx.now, recordedAt: tx.now,
    recordedBy: actor.name,
  };
}

async function write(tx: Tx, rows: readonly ReturnType<typeof rowOf>[]): Promise<void> {
  await tx.sql.run`update member_tag s set removed_at = ${tx.now}, removed_by = t.recorded_by
    from unnest(${rows.map((row) => row.memberId)}::uuid[], ${rows.map((row) => row.tagId)}::uuid[],
      ${rows.map((row) => row.source)}::text[], ${rows.map((row) => row.recordedBy)}::text[])
      as t (member_id, tag_id, source, recorded_by)
    where s.member_id = t.member_id and s.tag_id = t.tag_id and s.source = t.source and s.removed_at is null
      and not (s.kind = 'rule' and s.tag_id in (select tag_id from tag_rule where rule is not null))`;
  await tx.sql.insertInto(memberTagTable, [...rows]);
}

function refusalsOf(
  input: TagInput, actor: Actor, { memberId, tag, profiling }: Tagged, now: Date,
): Refusal<TagCode>[] {
  const { confidence, saidAt, source, kind } = input;
  const all: (Refusal<TagCode> | false)[] = [
    !memberId && { code: 'NOT_FOUND', message: 'There is no such member.', path: ['memberId'] },
    !tag && { code: 'UNKNOWN_TAG', message: 'There is no such tag.', path: ['tag'] },
    tag?.retired === true && { code: 'TAG_RETIRED', message: 'The tag is not given any more.', path: ['tag'] },
    tag?.ruled === true && kind === 'rule'
      && { code: 'BY_RULE', message: 'The tag has a rule, which alone says it.', path: ['kind'] },
    memberId !== null && !profiling
      && { code: 'PROFILING_REFUSED', message: 'The member refused profiling.', path: ['memberId'] },
    !(Number.isInteger(confidence) && confidence >= 1 && confidence <= 100)
      && { code: 'INVALID', message: 'Confidence is 1 to 100 per cent.', path: ['confidence'] },
    saidAt !== null && saidAt > now && { code: 'INVALID', message: 'It was said before now.', path: ['saidAt'] },
    source === 'operator' && !isOfTheHouse(actor)
      && { code: 'SOURCE_NOT_YOURS', message: 'Only people of the house say it as operators.', path: ['source'] },
  ];
  return all.filter((refusal) => refusal !== false);
}
