import { Field, ObjectType } from 'type-graphql';
import { DateScalar } from '../../../kernel/graph/scalars.ts';
import { CalendarDayKind } from './words.ts';

@ObjectType({ simpleResolvers: true, description: 'A day that is not what its weekday says 节假日与调休.' })
export class CalendarDay {
  @Field(() => DateScalar, { description: 'The day in its region.' })
  on!: string;

  @Field(() => CalendarDayKind, { description: 'What it is.' })
  kind!: string;

  @Field({ description: 'What people call it, at most 40 characters.' })
  name!: string;
}
