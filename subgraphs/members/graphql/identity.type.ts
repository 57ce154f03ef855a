import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../kernel/graph/scalars.ts';

@ObjectType({
  simpleResolvers: true, description: 'A registered sales channel 渠道; owned by franchises.',
})
@Directive('@key(fields: "id", resolvable: false)')
export class Channel {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  id!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A member as one channel knows it 渠道身份. Partner channels see only their own.',
})
export class MemberIdentity {
  @Field(() => Channel, { nullable: true, description: 'The channel.' })
  channel!: Channel | null;

  @Field({
    description: 'End of the external id, for example "***001"; at most a third of it is shown.',
  })
  externalIdMasked!: string;

  @Field(() => DateTimeScalar, { description: 'When the identity was linked to the member.' })
  linkedAt!: Date;
}
