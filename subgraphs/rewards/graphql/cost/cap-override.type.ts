import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { Node } from '../../../kernel/graph/node.type.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { OverrideState } from '../../domain/cost/cap-override.ts';
import { CapOverrideState } from './words.ts';

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'What two people allow beyond the cost cap, for a time 权益成本放行. Head office only.',
})
@Directive('@key(fields: "id")')
@Scopes('rewards:read')
export class CapOverride extends Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  declare id: string;

  region!: string;
  payer!: string;

  @Field(() => Money, { description: 'So much beyond the cap 放行额度, in the currency of the programme.' })
  amount!: Money;

  @Field({ description: 'Why, at most 500 characters.' })
  reason!: string;

  @Field(() => DateTimeScalar, { description: 'Counts from its approval until then.' })
  endsAt!: Date;

  @Field(() => CapOverrideState, { description: 'What became of it; only APPROVED counts, until its end.' })
  state!: OverrideState;

  @Field({ description: 'Who proposed it.' })
  proposedBy!: string;

  /** By id: names repeat. */
  proposerId!: string;

  @Field(() => DateTimeScalar, { description: 'When it was proposed.' })
  proposedAt!: Date;

  @Field(() => String, { nullable: true, description: 'Who decided it.' })
  decidedBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided.' })
  decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Note of the decision, at most 500 characters.' })
  decisionNote!: string | null;

  @Field(() => Int, { description: 'Version, to be named when deciding.' })
  version!: number;
}
