import { Arg, Ctx, Field, FieldResolver, InputType, Query, Resolver, Root } from 'type-graphql';
import { isRestricted } from '../../../kernel/actor.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { EMPTY_PAGE, pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { DateScalar } from '../../../kernel/graph/scalars.ts';
import { Authenticated, Scopes } from '../../../kernel/graph/scopes.ts';
import { SMALLEST_GROUP } from '../../../kernel/small-groups.ts';
import { charityTotals } from '../../queries/charity/charity-totals.ts';
import { payoutPage } from '../../queries/charity/payouts.ts';
import { rememberedTotals } from '../../queries/charity/remembered-totals.ts';
import { PayoutStateName } from '../words.ts';
import { CharityPayout, CharityPayoutPage, CharityTotal } from './charity.type.ts';

@InputType({ description: 'Which payouts.' })
export class CharityPayoutFilter {
  @Field(() => PayoutStateName, { nullable: true, description: 'Only in this state.' })
  state?: string | null;
}

@Resolver(() => CharityPayout)
export class CharityResolver {
  @Query(() => [CharityTotal], {
    description: 'The charity fund 公益基金 for everybody who is signed in, a screen in a store too: one per region and '
      + 'currency, at most 200. Sums only; kept for a minute. Whoever is not of head office is told no sums of '
      + 'fewer than 5 orders; two answers compared say what the orders between them gave, and never whose they were.',
  })
  @Authenticated()
  async charityTotals(
    @Arg('from', () => DateScalar, {
      nullable: true, description: 'First business day; from the beginning when absent.',
    })
    from: string | null,
    @Arg('until', () => DateScalar, { nullable: true, description: 'Last business day, included; all when absent.' })
    until: string | null,
    @Arg('region', () => String, { nullable: true, description: 'Code of a region; all of them when absent.' })
    region: string | null,
    @Ctx() context: GraphContext,
  ): Promise<CharityTotal[]> {
    if (from && until && until < from) throw new RequestError('BAD_USER_INPUT', 'until lies before from.');
    const question = { from: from ?? null, until: until ?? null, region: region ?? null };
    const totals = await rememberedTotals(context.services, question, context.now,
      async () => charityTotals(await context.sql(), question));
    if (!isRestricted(context.actor)) return totals;
    return totals.filter(({ orders }) => orders >= SMALLEST_GROUP);
  }

  @Query(() => CharityPayoutPage, {
    description: 'Payouts of the charity fund 公益金拨付, newest first; none outside head office.',
  })
  @Scopes('loyalty:approve')
  async charityPayouts(
    @Arg('filter', () => CharityPayoutFilter, { nullable: true, description: 'Which ones.' })
    filter: CharityPayoutFilter | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page.' }) page: PageInput | null,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    if (isRestricted(context.actor)) return EMPTY_PAGE;
    return payoutPage(await context.sql(), filter?.state ?? null, pageBounds(page));
  }

  @FieldResolver(() => Boolean, { description: 'Whether you asked for what waits 本人提交: another person decides it.' })
  isOwn(@Root() { askedById }: CharityPayout, @Ctx() { actor }: GraphContext): boolean {
    return !isRestricted(actor) && askedById === actor.id;
  }
}
