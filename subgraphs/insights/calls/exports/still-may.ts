import { serviceActor, type Actor } from '../../../kernel/actor.ts';
import { askOther } from '../../../kernel/calls/ask-other.ts';
import type { Services } from '../../../kernel/graph/context.ts';

const HOUSE = serviceActor('insights', ['identity:admin']);
const STANDS = 'query StillMay($actor: StoodInput!) { actorStands(actor: $actor) }';

/**
 * Whether somebody who is not here now may still all that it could when it asked. Identity knows who is disabled,
 * moved or has other roles; of whom another issuer vouches for, nothing is known but its next token.
 */
export async function stillMay(services: Pick<Services, 'graph'>, actor: Actor): Promise<boolean> {
  const { kind, id, scopes, tenantId, siteIds, channelId } = actor;
  const { actorStands } = await askOther<{ actorStands: boolean | null }>(services, {
    document: STANDS, variables: { actor: { kind, id, scopes, tenantId, siteIds, channelId } }, actor: HOUSE,
    deadlineAt: Date.now() + 5_000,
  });
  return actorStands !== false;
}
