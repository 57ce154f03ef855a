import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { MarginClassTraits, Word } from '../../../words/word.ts';
import { WordVersion } from '../../../words/graphql/word-version.type.ts';

export const PointsCashRule = { PERCENT: 'percent', LABOUR: 'labour', NONE: 'none' };
registerEnumType(PointsCashRule, {
  name: 'PointsCashRule', description: 'What points may pay of a margin class 积分抵现.',
  valuesConfig: {
    PERCENT: { description: 'A share of the amount.' },
    LABOUR: { description: 'A share of the amount, at most the labour fee 工费.' },
    NONE: { description: 'Nothing.' },
  },
});

@ObjectType({
  simpleResolvers: true, description: 'One version of a margin class 积分品类, for those who enter them.',
})
@Scopes('catalog:read')
export class MarginClassVersion extends WordVersion {
  @Field(() => PointsCashRule, { description: 'What points may pay of it.' })
  pointsCash!: MarginClassTraits['pointsCash'];

  @Field({ description: 'Investment gold: in no drop, and in no coupon that does not name it.' })
  investment!: boolean;
}

export function marginClassVersionOf(
  { traits, version, ...word }: Word<'margin_class'>,
): MarginClassVersion {
  return { ...word, ...traits, version: Number(version) };
}
