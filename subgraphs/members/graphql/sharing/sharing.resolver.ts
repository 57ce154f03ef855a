import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { connectionFirst } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, NOBODY } from '../../../kernel/ids.ts';
import { pseudonymOf } from '../../domain/sharing.ts';
import { sharingOf } from '../../queries/sharing/sharing-of.ts';
import { newestSharingTerms } from '../../queries/sharing/sharing-terms.ts';
import { Member } from '../member.type.ts';
import { headOfficeOnly } from './head-office.ts';
import { MemberSharing, SharingTerms } from './sharing.type.ts';

/** What the key of pseudonyms is derived for. */
const PSEUDONYM_KEY = 'franchise pseudonym';

function pseudonymFor(context: GraphContext, tenantId: string, memberId: string): string {
  const [key] = context.services.keys(PSEUDONYM_KEY);
  return pseudonymOf(key!, tenantId, memberId);
}

@Resolver(() => Member)
export class MemberSharingResolver {
  @FieldResolver(() => MemberSharing, {
    nullable: true,
    description: 'What a franchise is shown of the member and why no more 数据分层; null for everybody else.',
  })
  async sharing(@Root() member: Member, @Ctx() context: GraphContext): Promise<MemberSharing | null> {
    const { kind, tenantId } = context.actor;
    if (kind !== 'tenant' || !tenantId) return null;
    const memberId = decodeId(PREFIX.member, member.id)!;
    const shared = await context.load(sharingOf, { memberId, tenantId });
    return shared && { ...shared, pseudonym: pseudonymFor(context, tenantId, memberId) };
  }

  @FieldResolver(() => String, { nullable: true })
  displayName(@Root() member: Member, @Ctx() context: GraphContext): string | null {
    const { tenantId } = context.actor;
    return member.isPseudonym && tenantId
      ? pseudonymFor(context, tenantId, decodeId(PREFIX.member, member.id)!) : member.displayName;
  }
}

@Resolver(() => SharingTerms)
export class SharingTermsResolver {
  @Query(() => [SharingTerms], {
    description: 'Terms of sharing member data with franchises 数据共享条款, newest first. Head office only.',
  })
  @Scopes('members:policy')
  async sharingTerms(
    @Arg('franchiseId', () => ID, {
      nullable: true, description: 'Only what may count for this franchise, that for all among it.',
    }) franchiseId: string | null,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<SharingTerms[]> {
    headOfficeOnly(context);
    const franchise = franchiseId ? decodeId(PREFIX.franchise, franchiseId) ?? NOBODY : null;
    return newestSharingTerms(await context.sql(), franchise, connectionFirst({ first }));
  }

  @FieldResolver(() => Boolean, { description: 'Whether you proposed them 本人提交: another person decides them.' })
  isOwn(@Root() { proposerId }: SharingTerms, @Ctx() { actor }: GraphContext): boolean {
    return proposerId === actor.id;
  }
}
