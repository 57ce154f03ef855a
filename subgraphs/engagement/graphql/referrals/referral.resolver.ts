import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { FACT } from '../../../contracts/facts.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { ConnectionArgs, connectionFirst, pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import type { ReferralState } from '../../domain/words.ts';
import { referralsOf, referralsPage } from '../../queries/referrals.ts';
import { Member } from '../stubs.type.ts';
import { ReferralStateName } from '../words.ts';
import { ReferralConnection, ReferralPage } from './referral.type.ts';

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
