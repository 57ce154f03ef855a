import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { connectionFirst, pageBounds, PageInput } from '../../kernel/graph/page.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { decodeId } from '../../kernel/ids.ts';
import { consentHistoryOf, consentsOf } from '../queries/privacy/consents-of.ts';
import { identitiesOf } from '../queries/identities-of.ts';
import { memberIdByCard, memberIdByIdentity } from '../queries/member-ids.ts';
import { membersById } from '../queries/members-by-id.ts';
import { membersPage } from '../queries/members-page.ts';
import { phonesSearched } from '../queries/phones-searched.ts';
import { Consent } from './consent.type.ts';
import { lookAtContact } from './contacts/contact-loader.ts';
import { MemberContact } from './contacts/contact.type.ts';
import { MemberIdentity } from './identity.type.ts';
import { MemberFilter, MemberSort } from './member.args.ts';
import { Member, MemberPage } from './member.type.ts';
import { refuseGuessing } from './contacts/phone-search.ts';

const uuidOf = (member: Member): string => decodeId(PREFIX.member, member.id)!;

@Resolver(() => Member)
export class MemberResolver {
  @Query(() => Member, { nullable: true, description: 'One member; null when unknown or not visible.' })
  @Scopes('members:read')
  async member(
    @Arg('id', () => ID, { description: 'Member id; that of a merged member finds its survivor.' })
    id: string, @Ctx() context: GraphContext,
  ): Promise<Member | null> {
    const uuid = decodeId(PREFIX.member, id);
    return uuid ? context.load(membersById, uuid) : null;
  }

  @Query(() => Member, { nullable: true, description: 'The member a channel knows by this id.' })
  @Scopes('members:read')
  async memberByIdentity(
    @Arg('channelId', () => ID, { description: 'Channel.' }) channelId: string,
    @Arg('externalId', () => String, { description: 'Id of the customer there, exact.' })
    externalId: string, @Ctx() context: GraphContext,
  ): Promise<Member | null> {
    const channel = decodeId(PREFIX.channel, channelId);
    if (!channel) return null;
    const id = await memberIdByIdentity(await context.sql(), channel, externalId);
    return id ? context.load(membersById, id) : null;
  }

  @Query(() => Member, { nullable: true, description: 'The member of a card 卡号.' })
  @Scopes('members:read')
  async memberByCard(
    @Arg('cardNumber', () => String, { description: '13 digits; blanks and hyphens may stand between.' })
    cardNumber: string, @Ctx() context: GraphContext,
  ): Promise<Member | null> {
    const id = await memberIdByCard(await context.sql(), cardNumber);
    return id ? context.load(membersById, id) : null;
  }

  @Query(() => MemberPage, { description: 'Members, without those that were merged into others.' })
  @Scopes('members:read')
  async members(
    @Arg('filter', () => MemberFilter, { nullable: true, description: 'Which; all without it.' })
    filter: MemberFilter | null,
    @Arg('sort', () => MemberSort, { nullable: true, description: 'Order; newest first without it.' })
    sort: MemberSort | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null, @Ctx() context: GraphContext,
  ) {
    const bounds = pageBounds(page);
    if (sort?.by === 'card_number' && context.actor.kind === 'tenant') {
      // The order, and the cursors, would tell the numbers of those whom it knows as pseudonyms.
      throw new RequestError('FORBIDDEN', 'A franchise does not sort by card number.');
    }
    const phones = await phonesSearched(await context.sql(), filter?.search ?? '');
    await refuseGuessing(context, phones);
    return membersPage(await context.sql(), { ...filter, phones },
      sort ?? { by: 'enrolled_at', direction: 'desc' }, bounds, context.actor,
      await context.counting());
  }

  @FieldResolver(() => [MemberIdentity], {
    description: 'Channel identities 渠道身份, oldest first, at most 100.',
  })
  identities(@Root() member: Member, @Ctx() context: GraphContext): Promise<MemberIdentity[]> {
    return context.load(identitiesOf, uuidOf(member));
  }

  @FieldResolver(() => [Consent], { description: 'The latest word on consent 同意, one per purpose.' })
  consents(@Root() member: Member, @Ctx() context: GraphContext): Promise<Consent[]> {
    return context.load(consentsOf, uuidOf(member));
  }

  @FieldResolver(() => [Consent], { description: 'Every word on consent, newest first 同意历史.' })
  consentHistory(
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many words, 1 to 100.' })
    first: number, @Root() member: Member, @Ctx() context: GraphContext,
  ): Promise<Consent[]> {
    return context.load(consentHistoryOf, { memberId: uuidOf(member), first: connectionFirst({ first }) });
  }

  @FieldResolver(() => MemberContact, {
    nullable: true,
    description: 'Unmasked personal data, each look logged. Null without the member\'s consent: a '
      + 'franchise needs FRANCHISE_SHARING, terms that show it and a service under way (Member.sharing says what is '
      + 'missing), a partner channel CHANNEL_SHARING.',
  })
  @Scopes('members:pii')
  async contact(
    @Arg('reason', () => String, { description: 'Why you look, 5 to 200 characters; kept in the log.' })
    reason: string, @Root() member: Member, @Ctx() context: GraphContext,
  ): Promise<MemberContact | null> {
    const text = reason.trim();
    if (text.length < 5 || text.length > 200 || /\p{C}/u.test(text)) {
      throw new RequestError('BAD_USER_INPUT', 'reason has 5 to 200 characters.');
    }
    return lookAtContact(context, { memberId: uuidOf(member), reason: text });
  }
}
