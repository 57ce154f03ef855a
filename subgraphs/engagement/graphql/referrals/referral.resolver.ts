import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { FACT } from '../../../contracts/facts.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { ConnectionArgs, connectionFirst, pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, NOBODY } from '../../../kernel/ids.ts';
import type { ReferralState } from '../../domain/words.ts';
import { referralsOf, referralsPage } from '../../queries/referrals.ts';
import { seenPersons } from '../../queries/seen-persons.ts';
import { Member, type Order } from '../stubs.type.ts';
import { ReferralStateName } from '../words.ts';
import { Referral, ReferralConnection, ReferralPage } from './referral.type.ts';

@Resolver()
export class ReferralResolver {
  @Query(() => ReferralPage, { description: 'Referrals 老带新 by page, who enrolled last first.' })
  @Scopes('engagement:read')
  async referrals(
    @Arg('state', () => ReferralStateName, { nullable: true, description: 'Only these; all without it.' })
    state: ReferralState | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ) {
    return referralsPage(await context.sql(), state ?? null, pageBounds(page));
  }
}

/** A referral joins two members of whom a reader may see one alone: nothing leads to the other. */
@Resolver(() => Referral)
export class ReferralSidesResolver {
  @FieldResolver()
  async referrer(@Root() { referrer }: Referral, @Ctx() context: GraphContext): Promise<Member | null> {
    return await sees(context, referrer) ? referrer : null;
  }

  @FieldResolver()
  async friend(@Root() { friend }: Referral, @Ctx() context: GraphContext): Promise<Member | null> {
    return await sees(context, friend) ? friend : null;
  }

  @FieldResolver()
  async order(@Root() { friend, order }: Referral, @Ctx() context: GraphContext): Promise<Order | null> {
    return await sees(context, friend) ? order : null;
  }
}

const sees = (context: GraphContext, { id }: Member): Promise<boolean> =>
  context.load(seenPersons, decodeId(PREFIX.member, id) ?? NOBODY);

@Resolver(() => Member)
export class MemberReferralsResolver {
  @FieldResolver(() => ReferralConnection, { nullable: true, description: 'Whom the member referred 推荐的好友.' })
  @Scopes('engagement:read')
  async referrals(
    @Root() { id }: Member, @Args() args: ConnectionArgs, @Ctx() context: GraphContext,
  ): Promise<object | null> {
    const memberId = decodeId(PREFIX.member, id);
    const page = { first: connectionFirst(args), after: args.after ?? null };
    return memberId ? context.loadAbout(FACT.member, memberId, referralsOf, { memberId, ...page }) : null;
  }
}
