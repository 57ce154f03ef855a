import type { Actor } from '../../kernel/actor.ts';

/** Who made a hold; all null: head office. */
export interface HoldOwner {
  readonly channelId: string | null;
  /** A franchise, when its people made it. */
  readonly tenantId: string | null;
  /** Another room of the house that alone settles it, such as a drop's claim; it pays no order. */
  readonly reservedBy: string | null;
}

export function ownerOf(actor: Actor): HoldOwner {
  return {
    channelId: actor.channelId ?? null, tenantId: actor.tenantId ?? null,
    reservedBy: actor.kind === 'service' ? actor.name : null,
  };
}

/**
 * A hold is settled by who made it and by head office (domain.md 9.2); to everybody else it does not exist.
 * Example: Tmall's hold is captured by Tmall and by an operator, not by Douyin who serves the same member.
 */
export function maySettle(actor: Actor, owner: HoldOwner): boolean {
  if (actor.kind === 'operator' || actor.kind === 'service') return true;
  if (actor.kind === 'channel') return actor.channelId !== undefined && owner.channelId === actor.channelId;
  return actor.kind === 'tenant' && actor.tenantId !== undefined && owner.tenantId === actor.tenantId;
}
