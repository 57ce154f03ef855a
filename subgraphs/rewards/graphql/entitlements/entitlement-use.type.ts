import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../kernel/graph/node.type.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { UseState } from '../../domain/benefits/words.ts';
import { EntitlementUseStateName } from '../benefits/words.ts';

@ObjectType({
  implements: Node, simpleResolvers: true, description: 'One time that a member had a benefit, or has it booked 权益使用.',
})
@Directive('@key(fields: "id")')
@Scopes('rewards:read')
export class EntitlementUse extends Node {
  @Field(() => EntitlementUseStateName, { description: 'What became of it.' })
  state!: UseState;

  @Field(() => Int, { description: 'Calendar year in which it counts.' })
  year!: number;

  @Field({ description: 'Of what was bought or given, not of the year’s own.' })
  isExtra!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it is booked for 预约时间; null: it was had at once.' })
  bookedFor!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was had.' })
  usedAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it was written down.' })
  madeAt!: Date;

  /** Not in the graph. */
  benefitUuid!: string;
  memberUuid!: string;
  outletUuid!: string;
}
