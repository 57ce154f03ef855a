import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { readCardNumber } from '../../domain/card-number.ts';
import { waitSeconds } from '../../domain/codes/wrong-codes.ts';
import { MOST_IN_VAIN, oppositeOf } from '../../domain/relations/relation.ts';
import { carePolicyAt } from '../../persistence/care-policies.ts';
import { keepCodeTries, lockCodeTries } from '../../persistence/code-tries.ts';
import { lockMembers } from '../../persistence/lock-members.ts';
import { askedByCard, mayBeAsked } from '../../persistence/relations/asked-by-card.ts';
import { lockFamilies, openBetween, type Relation } from '../../persistence/relations/relatives.ts';
import { beginRelation, proposeTo, sideOf, type ProposeRelationInput } from './propose-relation.ts';
import { maySpeak } from './relation-pair.ts';
import { readYes, sayYes, type RelationValue, type YesCode } from './say-yes.ts';

export type ProposeMyRelationCode = YesCode | 'NOT_FOUND' | 'TOO_MANY_ATTEMPTS' | 'ASKED_TOO_OFTEN';
type Answer = Outcome<RelationValue, ProposeMyRelationCode>;

export interface ProposeMyRelationInput extends Omit<ProposeRelationInput, 'relatedId'> {
  readonly relatedCard: string;
}

/**
 * A member proposes by itself, by the other's card. Whether anybody has that card it does not learn: a proposal to
 * nobody waits like one that nobody answers, each new one counts like a wrong member code, and all is refused by what
 * the member itself did with this card. Nobody is asked again and again.
 */
export const proposeMyRelation = defineCommand<ProposeMyRelationInput, RelationValue, ProposeMyRelationCode>({
  name: 'members.propose-my-relation',
  execute: async (tx, input) => {
    const card = readCardNumber(input.relatedCard);
    if (card === null) return refused('NOT_FOUND', 'That is no number of a card.', ['cardNumber']);
    const { rules } = await carePolicyAt(tx.sql, tx.now);
    const tries = await lockCodeTries(tx.sql, tx.actor.id, tx.now, rules);
    const { memberId, relatedId, holderId } = await findHolder(tx, input.memberId, card);
    if (!memberId || !await maySpeak(tx, [memberId])) {
      return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    }
    await lockFamilies(tx.sql);
    const asked = await askedByCard(tx.sql, memberId, card);
    if (memberId === relatedId) return refused('SELF_RELATED', 'A member is not related to itself.', ['cardNumber']);
    if (relatedId && await knowsOf(tx, memberId, relatedId, asked.open)) {
      return proposeTo(tx, { memberId, relatedId, named: [input.memberId, holderId!] }, input);
    }
    if (asked.open) return again(asked.open, memberId, input);
    if (asked.inVain >= MOST_IN_VAIN) {
      return refused('ASKED_TOO_OFTEN', 'The other was asked often enough; it may ask itself.', ['cardNumber']);
    }
    const wait = waitSeconds(tries, tx.now, rules);
    if (wait > 0) {
      return refused('TOO_MANY_ATTEMPTS', 'Too many cards asked: wait.', ['cardNumber'], { waitSeconds: wait });
    }
    const yes = await readYes(tx, { memberId, otherId: null, kind: input.kind }, input);
    if (!yes.ok) return yes;
    await keepCodeTries(tx.sql, tx.actor.id, [...tries, tx.now]);
    const reached = relatedId && await mayBeAsked(tx.sql, memberId, relatedId) ? relatedId : null;
    const relation = await beginRelation(tx,
      { memberId, relatedId: reached, named: [input.memberId, reached && holderId], card }, input.kind);
    return accepted(await sayYes(tx, relation, sideOf(relation.sides, memberId), { word: input, hash: yes.value }));
  },
});

/** Both locked and as they are today; the other is whoever has the card, if anybody. */
async function findHolder(tx: Tx, memberId: string, card: string) {
  const holder = await tx.sql.maybe<{ id: string }>`select id from member where card_number = ${card}`;
  const today = await lockMembers(tx.sql, [memberId, ...holder ? [holder.id] : []]);
  return { memberId: today.get(memberId), relatedId: holder && today.get(holder.id), holderId: holder?.id ?? null };
}

/** Of whoever has said yes to something between the two, and whoever was asked by this very card. */
async function knowsOf(tx: Tx, memberId: string, relatedId: string, asked: Relation | null): Promise<boolean> {
  const open = await openBetween(tx.sql, memberId, relatedId);
  return open.some(({ id, sides }) =>
    id === asked?.id || sides.some((side) => side.memberId === relatedId && side.said));
}

/** What waits for whoever has the card, which may be nobody. */
function again(open: Relation, memberId: string, { kind }: ProposeMyRelationInput): Answer {
  return sideOf(open.sides, memberId).role === oppositeOf(kind) ? accepted({ relationId: open.id, memberId })
    : refused('RELATED_OTHERWISE', 'The two are something else to each other.', ['kind']);
}
