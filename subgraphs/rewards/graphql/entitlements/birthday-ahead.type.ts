import { Field, ObjectType } from 'type-graphql';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateScalar, DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Region } from '../../../words/graphql/region.resolver.ts';
import { Member } from '../stubs.type.ts';

@ObjectType({ simpleResolvers: true, description: 'A birthday that comes, for whoever calls ahead 生日提前联系.' })
export class BirthdayAhead {
  @Field(() => Member, { nullable: true, description: 'Whose it is.' })
  member!: Member | null;

  @Field(() => Region, { description: 'Home region.' })
  region!: string;

  @Field(() => DateScalar, { description: 'The birthday, in the member’s region.' })
  on!: string;

  @Field(() => DateTimeScalar, { description: 'When it came onto the list.' })
  toldAt!: Date;
}

export const BirthdayAheadPage = PageOf(BirthdayAhead, 'BirthdayAheadPage', 'Birthdays ahead 近期生日, the soonest first.');
