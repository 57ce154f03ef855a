import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY } from '../../../kernel/graph/mutation/take.ts';
import { issuePrintedCard } from '../../commands/codes/issue-printed-card.ts';
import { printedCode, signingKeyOf } from '../../domain/codes/printed-card.ts';
import { PRINTED_CARD_KEY } from './code-key.ts';
import { PrintedCard } from './printed-card.type.ts';

const signingKeys = ({ services }: GraphContext) => services.keys(PRINTED_CARD_KEY).map(signingKeyOf);

export const printMemberCardMutation = defineMutation({
  name: 'printMemberCard',
  says: 'Makes what is printed on a member\'s card 制作实体卡: signed, so that anybody checks it without the house.',
  scopes: ['members:write'],
  input: 'Whose card is printed.',
  takes: { memberId: idOf(PREFIX.member, 'Member.'), idempotencyKey: KEY },
  refusals: {
    ...said('NOT_FOUND'),
    SERVICE_REQUIRED: 'To the franchise the member is a pseudonym: its card is printed while the member is served, or '
      + 'has just been enrolled there. Ask it to show its code.',
  },
  command: issuePrintedCard,
  inputOf: ({ memberId }, context) => {
    const { id, publicKey } = signingKeys(context)[0]!;
    return { memberId, key: { id, publicKey } };
  },
  answers: {
    printed: {
      type: () => PrintedCard, says: 'What to print; null when refused.',
      // A card of before the secret was changed is signed anew with the key of its day while that is known.
      of: ({ cardNumber, issuedOn, keyId }, context) => {
        const keys = signingKeys(context);
        const key = keys.find(({ id }) => id === keyId) ?? keys[0]!;
        return { code: printedCode(key, cardNumber, issuedOn), cardNumber, issuedOn };
      },
    },
  },
});
