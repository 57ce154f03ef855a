import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { Calendar, LifeEventKind } from '../../domain/words.ts';
import { CalendarEnum, LifeEventKindEnum } from '../words.ts';

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'A day that matters in a member\'s life 人生大事: contact data, which a franchise sees with the consent '
    + 'FRANCHISE_SHARING only, and a partner channel never.',
})
@Directive('@key(fields: "id")')
@Scopes('members:read')
export class LifeEvent extends Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  declare id: string;

  /** Not in the graph: whose it is, and where its days are counted. */
  memberUuid!: string;
  region!: string;

  @Field(() => LifeEventKindEnum, { description: 'What is celebrated.' })
  kind!: LifeEventKind;

  @Field(() => CalendarEnum, { description: 'Calendar it is kept in 公历/农历.' })
  calendar!: Calendar;

  @Field(() => Int, { nullable: true, description: 'Year in that calendar; null when unknown.' })
  year!: number | null;

  @Field(() => Int, { description: 'Month in that calendar, 1 to 12.' })
  month!: number;

  @Field(() => Int, { description: 'Day of that month, 1 to 31.' })
  day!: number;

  @Field({ description: 'A day of a leap month 闰月.' })
  isLeapMonth!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was entered.' })
  addedAt!: Date;
}

export const LifeEventPage = PageOf(LifeEvent, 'LifeEventPage', 'A page of life events.');
