import { CURRENT_VERSION, defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { flag, otherwise, take } from '../../../kernel/graph/mutation/take.ts';
import { WORD_FIELDS, WORD_REFUSALS } from '../../../words/graphql/put-word.takes.ts';
import type { MarginClassTraits } from '../../../words/word.ts';
import { putMarginClass } from '../../commands/classes/put-margin-class.ts';
import { MarginClassVersion, marginClassVersionOf, PointsCashRule } from './margin-class.type.ts';
import { requireHeadOffice } from '../requests.ts';

export const putMarginClassMutation = defineMutation({
  name: 'putMarginClass',
  says: 'Enters a margin class 积分品类, or another version of one, in force from a date. What it earns stands '
    + 'in the programmes\' policies, what it rebates in the franchise policy.',
  scopes: ['catalog:policy'],
  input: 'A margin class.',
  takes: {
    ...WORD_FIELDS,
    pointsCash: take<MarginClassTraits['pointsCash']>(() => PointsCashRule, 'What points may pay of it.'),
    investment: otherwise(false, flag('Investment gold: in no drop, in no coupon that does not name it.')),
  },
  refusals: WORD_REFUSALS,
  extras: CURRENT_VERSION,
  guard: (context) => requireHeadOffice(context, 'Mutation.putMarginClass'),
  command: putMarginClass,
  inputOf: ({ pointsCash, investment, ...word }) => ({ ...word, traits: { pointsCash, investment } }),
  answers: {
    marginClass: {
      type: () => MarginClassVersion, says: 'The version as entered; null when refused.',
      of: marginClassVersionOf,
    },
  },
});
