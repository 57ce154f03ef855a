import { Field, ObjectType } from 'type-graphql';
import { ConnectionOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar, PointsScalar } from '../../../kernel/graph/scalars.ts';
import { Tier, type TierValue } from '../programmes/tier.type.ts';

@ObjectType({ simpleResolvers: true, description: 'A move of a member’s tier 等级变动.' })
export class TierChange {
  @Field(() => Tier, { description: 'The tier before.' })
  from!: TierValue;

  @Field(() => Tier, {
    description: 'The tier from then on; the same as before where only its certainty changed.',
  })
  to!: TierValue;

  @Field({ description: 'Whether a return within a running window might still take it away.' })
  provisional!: boolean;

  @Field(() => DateTimeScalar, { description: 'Business time: payment, return, end of a window or a term.' })
  at!: Date;

  @Field(() => PointsScalar, { description: 'Growth 成长值 that counted at that moment.' })
  countedGrowth!: bigint;

  uuid!: string;
  transactionId!: string | null;
  manualTierId!: string | null;
}

export const TierChangeConnection = ConnectionOf(TierChange, 'TierChange',
  'Moves of a member’s tier, newest first.');
