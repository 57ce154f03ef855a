import { Field, ID, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Outlet } from '../stubs.type.ts';

@ObjectType({
  simpleResolvers: true, description: 'What a member shows at the counter 会员码; another one every 30 seconds.',
})
export class MemberCode {
  @Field({ description: 'KARAT1.<card>.<step>.<mark>, to be shown as a QR code and as text.' })
  code!: string;

  @Field(() => DateTimeScalar, { description: 'Ask for the next one then; it is taken 30 seconds longer.' })
  nextAt!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'A member stood in a store and showed its code 到店.' })
export class StoreVisit {
  @Field(() => ID, { description: 'Which visit.' })
  id!: string;

  @Field(() => Outlet, { nullable: true, description: 'The store 门店.' })
  outlet!: Outlet | null;

  @Field(() => DateTimeScalar, { description: 'When the code was taken.' })
  fromAt!: Date;

  @Field(() => DateTimeScalar, { description: 'Until when the store sees the member for it.' })
  untilAt!: Date;
}
