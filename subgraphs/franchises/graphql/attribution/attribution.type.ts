import { Field, ID, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { AttributionReason } from '../words.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'Where a member belongs for a period 会员归属. Periods of one member never overlap.',
})
export class Attribution {
  @Field(() => ID, { description: 'Id of the period (TypeID).' })
  id!: string;

  @Field({ description: 'Whether head office is the home 总部.' })
  headOffice!: boolean;

  @Field(() => DateTimeScalar, { description: 'First instant.' })
  from!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'End, exclusive: 24:00 of the last day is the next midnight. Null: until the '
      + 'next purchase.',
  })
  until!: Date | null;

  @Field(() => AttributionReason, { description: 'Why 归属原因.' })
  reason!: string;

  @Field(() => String, {
    nullable: true, description: 'What head office wrote when it moved the member by hand; null otherwise, and outside '
      + 'head office.',
  })
  note!: string | null;

  /** Not in the graph. */
  orderUuid!: string | null;
  franchiseUuid!: string | null;
  outletUuid!: string | null;
}
