import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../kernel/graph/scalars.ts';

/** What every kind of word answers to those who edit it. */
@ObjectType()
export class WordVersion {
  @Field({ description: 'Its code.' })
  code!: string;

  @Field({ description: 'Name in Chinese.' })
  nameZh!: string;

  @Field({ description: 'Name in English.' })
  nameEn!: string;

  @Field(() => Int, { description: 'Its place in lists.' })
  rank!: number;

  @Field({ description: 'Not offered for new things any more.' })
  retired!: boolean;

  @Field(() => DateTimeScalar, { description: 'In force from then on.' })
  effectiveFrom!: Date;

  @Field(() => Int, { description: 'Counts its versions; edits name the newest.' })
  version!: number;
}
