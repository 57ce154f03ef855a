import { ObjectType } from 'type-graphql';

@ObjectType({
  description: 'What a member sees of itself with a token of its own 会员本人. Everything else of a member is on `member`.',
})
export class Me {
  /** Not in the graph: what its fields are loaded by. */
  uuid!: string;
}
