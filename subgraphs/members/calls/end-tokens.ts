import { serviceActor } from '../../kernel/actor.ts';
import { askOther } from '../../kernel/calls/ask-other.ts';
import type { HandlerContext } from '../../kernel/events/handler.ts';
import type { Services } from '../../kernel/graph/context.ts';
import { encodeId } from '../../kernel/ids.ts';
import { PREFIX } from '../../contracts/ids.ts';
import { takeErasureDone } from '../commands/privacy/take-erasure-done.ts';
import { erasuresWithTokens } from '../queries/privacy/due.ts';

const AT_ONCE = 20;
const PATIENCE_MS = 10_000;
const END_TOKENS = `mutation ($input: EndMemberTokensInput!) {
  endMemberTokens(input: $input) { ended userErrors { code message } }
}`;

/** The tokens that front ends hold for whom was erased end; identity hears no events, so it is asked. */
export async function endTokens(context: HandlerContext, services: Services): Promise<void> {
  for (const { erasureId, memberId, personIds } of await erasuresWithTokens(
    context.home.database.sql, AT_ONCE)) {
    const { endMemberTokens } = await askOther<{ endMemberTokens: { ended: boolean } }>(services, {
      document: END_TOKENS, actor: serviceActor('members', ['identity:admin']),
      variables: { input: { memberIds: personIds.map((id) => encodeId(PREFIX.member, id)) } },
      deadlineAt: Date.now() + PATIENCE_MS,
    });
    if (!endMemberTokens.ended) throw new Error('identity did not end the tokens of an erased member');
    await context.run(takeErasureDone, { id: null, requestId: `erasure ${erasureId}` }, {
      erasureId, memberId, room: 'identity', doneAt: context.home.clock.now(),
      tables: [{ table: 'access tokens', deleted: 0, blanked: 0, kept: 'ended; they carry no personal data' }],
    });
  }
}
