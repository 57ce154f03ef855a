import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { Item } from '../stubs.type.ts';
import { CareWorkName } from './words.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'A piece that is to be looked after about now 保养提醒, counted from its purchase by the days of the '
    + 'policy; services are not known here.',
})
@Scopes('insights:read')
export class CareDue {
  @Field(() => Item, { nullable: true, description: 'Which piece.' })
  item!: Item | null;

  @Field(() => CareWorkName, { description: 'What is to be done.' })
  work!: string;

  @Field(() => DateScalar, { description: 'When it is due 到期日.' })
  dueOn!: string;

  @Field({ description: 'Whether that day has passed 已过期.' })
  isPast!: boolean;

  @Field(() => DateScalar, { description: 'When it was bought last 购买日.' })
  boughtOn!: string;

  @Field(() => Int, { description: 'Days from one time to the next 保养周期.' })
  everyDays!: number;
}
