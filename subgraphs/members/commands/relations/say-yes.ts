import type { Tx } from '../../../kernel/commands/command.ts';
import { accepted, refusedAll, type Outcome, type Refusal } from '../../../kernel/outcome.ts';
import {
  guardianRefusals, readWordText, type SaidWord, type WordCode,
} from '../../domain/privacy/consent-word.ts';
import { maskName } from '../../domain/mask.ts';
import {
  oppositeOf, relationRefusal, UNKNOWN_RELATIVE, type RelationCode, type RelationKind,
} from '../../domain/relations/relation.ts';
import type { ConsentSource } from '../../domain/words.ts';
import { childrenAmong } from '../../persistence/privacy/children-among.ts';
import { relativesOf, wouldCircle, type Relation, type Side } from '../../persistence/relations/relatives.ts';
import { tellRelations } from '../../persistence/relations/tell-relations.ts';

/** A member's yes to a relation, with the text that it saw. */
export interface RelationWord extends Omit<SaidWord, 'granted'> {
  readonly source: ConsentSource;
}

export type YesCode = RelationCode | WordCode;

export interface RelationValue {
  readonly relationId: string;
  /** From whose side it is shown. */
  readonly memberId: string;
}

/**
 * Why these two may not be this to each other, or this word counts for nothing; the hash that is kept with it. Null is
 * whoever a member asks by a card: a refusal would tell how old its holder is, and whether it is married.
 */
export async function readYes(
  tx: Tx, pair: { memberId: string; otherId: string | null; kind: RelationKind }, word: RelationWord,
): Promise<Outcome<string, YesCode>> {
  const said = { ...word, granted: true };
  const child = (await childrenAmong(tx, [pair.memberId])).has(pair.memberId);
  const { hash, refusals: text } = readWordText(said, new Map());
  const refusals: Refusal<YesCode>[] = [
    ...text, ...guardianRefusals(said, { child, byItself: tx.actor.kind === 'person' })];
  const [member, other] = await relativesOf(tx, pair.otherId ? [pair.memberId, pair.otherId] : [pair.memberId]);
  const against = relationRefusal({ kind: pair.kind, member: member!, other: other ?? UNKNOWN_RELATIVE,
    wouldCircle: pair.otherId !== null && await wouldCircle(tx.sql, { ...pair, otherId: pair.otherId }) });
  if (against) refusals.push(against);
  return refusals.length > 0 ? refusedAll(refusals) : accepted(hash);
}

/** Keeps one side's yes; once both have said it the relation stands and is told. */
export async function sayYes(
  tx: Tx, relation: Relation, side: Side, { word, hash }: { word: RelationWord; hash: string },
): Promise<RelationValue> {
  const guardian = word.guardianName?.trim() || null;
  await tx.sql.run`update relation_side set said_at = ${tx.now}, source = ${word.source},
    text_version = ${word.textVersion.trim()}, text_hash = ${hash}, guardian_name = ${guardian} where id = ${side.id}`;
  const { name } = await tx.sql.one<{ name: string | null }>`select name from member where id = ${side.memberId}`;
  await tx.sql.run`update relation_side set other_name = ${name === null ? null : maskName(name)}
    where relation_id = ${relation.id} and id <> ${side.id}`;
  const stands = relation.sides.length === 2 && relation.sides.every(({ id, said }) => said || id === side.id);
  if (stands) {
    await tx.sql.run`update member_relation set state = 'standing', stood_at = ${tx.now} where id = ${relation.id}`;
    await tellRelations(tx, [side.memberId], relation.id);
  }
  for (const { memberId, role } of relation.sides) {
    tx.audit({ subjectId: memberId, after: {
      relationId: relation.id, kind: oppositeOf(role), state: stands ? 'standing' : 'proposed',
      ...(memberId === side.memberId
        ? { source: word.source, textVersion: word.textVersion, byGuardian: guardian !== null } : {}) } });
  }
  return { relationId: relation.id, memberId: side.memberId };
}
