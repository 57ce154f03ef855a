import { PREFIX } from '../../subgraphs/contracts/ids.ts';
import type { Actor, ActorKind } from '../../subgraphs/kernel/actor.ts';
import { encodeId } from '../../subgraphs/kernel/ids.ts';
import type { IdentityRoom } from './mutation.ts';
import { outletStubs, rolesView, stub } from './views.ts';

const KINDS: Partial<Record<ActorKind, string>> = {
  operator: 'OPERATOR', tenant: 'FRANCHISE', channel: 'CHANNEL', person: 'MEMBER',
  service: 'SERVICE',
};

/** What the token says, and only when asked for what the account says. */
export function viewerView(actor: Actor, room: IdentityRoom): object {
  return {
    kind: KINDS[actor.kind],
    name: actor.name,
    roles: rolesView(actor.roles),
    scopes: actor.scopes,
    franchise: stub('Franchise', PREFIX.franchise, actor.tenantId),
    outlets: outletStubs(actor.siteIds),
    channel: stub('Channel', PREFIX.channel, actor.channelId),
    member: stub('Member', PREFIX.member, actor.personId),
    account: () => ownAccount(actor, room),
  };
}

async function ownAccount(
  { kind, id }: Actor, { accounts, operatorsLiveElsewhere }: IdentityRoom,
): Promise<object | null> {
  if (operatorsLiveElsewhere || (kind !== 'operator' && kind !== 'tenant')) return null;
  const own = await accounts.findOwnAccount(id);
  return own === undefined ? null : {
    operatorId: encodeId(PREFIX.operator, own.id), email: own.email, hasTwoFactor: own.hasTotp,
    createdAt: own.createdAt.toISOString(),
  };
}
