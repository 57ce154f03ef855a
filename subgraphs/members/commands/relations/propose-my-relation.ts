import { defineCommand } from '../../../kernel/commands/command.ts';
import { refused } from '../../../kernel/outcome.ts';
import { waitSeconds } from '../../domain/codes/wrong-codes.ts';
import { MOST_IN_VAIN } from '../../domain/relations/relation.ts';
import { carePolicyAt } from '../../persistence/care-policies.ts';
import { keepCodeTries, lockCodeTries } from '../../persistence/code-tries.ts';
import { askedInVain, lockFamilies, openBetween } from '../../persistence/relations/relatives.ts';
import { proposeTo, type ProposeRelationInput } from './propose-relation.ts';
import { findPair } from './relation-pair.ts';
import type { RelationValue, YesCode } from './say-yes.ts';

export type ProposeMyRelationCode = YesCode | 'NOT_FOUND' | 'TOO_MANY_ATTEMPTS' | 'ASKED_TOO_OFTEN';

/**
 * A member proposes by itself, by the other's card. The answer tells whether there is such a card, so wrong ones count
 * like wrong member codes; and nobody is asked again and again.
 */
export const proposeMyRelation = defineCommand<ProposeRelationInput, RelationValue, ProposeMyRelationCode>({
  name: 'members.propose-my-relation',
  execute: async (tx, input) => {
    const { rules } = await carePolicyAt(tx.sql, tx.now);
    const tries = await lockCodeTries(tx.sql, tx.actor.id, tx.now, rules);
    const wait = waitSeconds(tries, tx.now, rules);
    if (wait > 0) {
      return refused('TOO_MANY_ATTEMPTS', 'Too many wrong cards: wait.', ['cardNumber'], { waitSeconds: wait });
    }
    const found = await findPair(tx, input);
    if (!found.ok) {
      tx.keepRefused();
      await keepCodeTries(tx.sql, tx.actor.id, [...tries, tx.now]);
      return found;
    }
    const { memberId, relatedId } = found.value;
    await lockFamilies(tx.sql);
    if ((await openBetween(tx.sql, memberId, relatedId)).length === 0
      && await askedInVain(tx.sql, memberId, relatedId) >= MOST_IN_VAIN) {
      return refused('ASKED_TOO_OFTEN', 'The other was asked often enough; it may ask itself.', ['cardNumber']);
    }
    return proposeTo(tx, found.value, input);
  },
});
