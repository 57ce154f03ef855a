import { Field, Int, ObjectType } from 'type-graphql';
import { ConnectionOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';

@ObjectType({ simpleResolvers: true, description: 'One look at unmasked personal data 查看记录.' })
export class ContactView {
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;

  @Field({ description: 'Kind of who looked: operator, tenant, channel, person or service.' })
  actorKind!: string;

  @Field({ description: 'Name of who looked.' })
  actorName!: string;

  @Field({ description: 'The reason given.' })
  reason!: string;

  @Field(() => Int, {
    nullable: true, description: 'Layer that was shown 数据层级: 3 is the whole contact; null from before it was kept.',
  })
  layer!: number | null;

  @Field({ description: 'Request the look was part of.' })
  requestId!: string;
}

export const ContactViewConnection = ConnectionOf(ContactView, 'ContactView',
  'Looks at a member\'s personal data, newest first.');
