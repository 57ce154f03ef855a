import { Field, InputType } from 'type-graphql';
import { DateTimeScalar } from '../../kernel/graph/scalars.ts';
import type { Source } from '../domain/words.ts';
import { MemberSortField, MemberSource, SortDirection } from './words.ts';

@InputType({ description: 'Which members to list; all conditions must hold.' })
export class MemberFilter {
  @Field(() => String, {
    nullable: true,
    description: 'A phone in any writing (exact), a card number from its first 3 digits on, or any '
      + 'part of a name: one Chinese character or two letters are enough. At most 1,000 that it finds '
      + 'are counted. A franchise finds by it whom it is shown with masked contacts, others by the whole card '
      + 'alone. Franchises and channels that search too many phones nobody has get the error '
      + 'TOO_MANY_ATTEMPTS with retryAfterMs.',
  })
  search?: string | null;

  @Field(() => String, {
    nullable: true, description: 'Code of a home region 会籍地区, for example "CN"; an unknown one finds nobody.',
  })
  region?: string | null;

  @Field(() => MemberSource, { nullable: true, description: 'Where the membership began.' })
  source?: Source | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Enrolled at or after.' })
  enrolledFrom?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Enrolled before.' })
  enrolledTo?: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'With a phone, or without.' })
  hasPhone?: boolean | null;
}

@InputType({ description: 'How members are sorted.' })
export class MemberSort {
  @Field(() => MemberSortField, { defaultValue: 'enrolled_at', description: 'By what.' })
  by!: 'enrolled_at' | 'card_number';

  @Field(() => SortDirection, { defaultValue: 'desc', description: 'Which way.' })
  direction!: 'asc' | 'desc';
}
