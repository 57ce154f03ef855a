import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { logContactViews } from '../../commands/log-contact-views.ts';
import { readReason } from '../../domain/privacy/privacy-rules.ts';
import { bundleOf, memberExportsById, memberExportsPage } from '../../queries/privacy/member-exports.ts';
import { MemberExport, MemberExportPage } from './member-export.type.ts';

@Resolver(() => MemberExport)
export class MemberExportResolver {
  @Query(() => MemberExportPage, { description: 'Exports that were asked for 导出申请, newest first.' })
  @Scopes('members:privacy')
  async memberExports(
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null, @Ctx() context: GraphContext,
  ) {
    const bounds = pageBounds(page);
    return memberExportsPage(await context.sql(), bounds);
  }

  @Query(() => MemberExport, { nullable: true, description: 'One export; null when unknown.' })
  @Scopes('members:privacy')
  async memberExport(
    @Arg('id', () => ID, { description: 'Export.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<MemberExport | null> {
    const uuid = decodeId(PREFIX.memberExport, id);
    return uuid ? context.load(memberExportsById, uuid) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The bundle as JSON text, room by room and table by table; null until it is ready, and when its '
      + 'days are over. Whoever is not the member says why, and is logged as having looked.',
  })
  async content(
    @Arg('reason', () => String, {
      nullable: true, description: 'Why you look, 5 to 200 characters; a member itself needs none.',
    }) reason: string | null,
    @Root() { uuid, memberUuid }: MemberExport, @Ctx() context: GraphContext,
  ): Promise<string | null> {
    const text = readReason(reason, context.actor.kind === 'person');
    if (text === null) throw new RequestError('BAD_USER_INPUT', 'reason has 5 to 200 characters.');
    const bundle = await bundleOf(await context.sql(), uuid, context.now);
    if (bundle !== null && context.actor.kind !== 'person') {
      await context.run(logContactViews, { views: [{ memberId: memberUuid, reason: text }] });
    }
    return bundle;
  }
}
