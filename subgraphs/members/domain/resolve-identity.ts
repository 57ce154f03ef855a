/**
 * OneID (domain.md 2). In this order: the same (channel, external id) is that member; else the same
 * verified phone is that member, who gains the identity; else it is somebody new. When the identity
 * says one member and the phone another, they are merged at once if one of the two has nothing that
 * could be lost: no orders, no points, no identity but the one just shown; else a person decides.
 *
 * Example: Tmall id T1 is Wang (two orders), phone +86138… is a card from yesterday without orders,
 * points or other identity: the card becomes Wang's.
 */
export interface Known {
  readonly id: string;
  readonly enrolledAt: Date;
  /** Channel identities. */
  readonly identities: number;
  readonly verifiedPhone: string | null;
  readonly hasOrders: boolean;
  readonly hasPoints: boolean;
}

export type IdentityDecision<Member extends Known> =
  | { readonly is: 'existing_identity'; readonly member: Member }
  | { readonly is: 'existing_phone'; readonly member: Member }
  | { readonly is: 'new' }
  | { readonly is: 'merge'; readonly survivor: Member; readonly other: Member }
  | { readonly is: 'merge_case'; readonly survivor: Member; readonly other: Member };

export function resolveIdentity<Member extends Known>(
  byIdentity: Member | null, byPhone: Member | null,
): IdentityDecision<Member> {
  if (byIdentity && byPhone && byIdentity.id !== byPhone.id) {
    const bare = isBare(byIdentity, 1, false) || isBare(byPhone, 0, true);
    return { is: bare ? 'merge' : 'merge_case', ...olderFirst(byIdentity, byPhone) };
  }
  if (byIdentity) return { is: 'existing_identity', member: byIdentity };
  if (byPhone) return { is: 'existing_phone', member: byPhone };
  return { is: 'new' };
}

/** Nothing but what was just shown: `identities` of them, and the phone if it was the phone. */
function isBare(member: Known, identities: number, phoneShown: boolean): boolean {
  return !member.hasOrders && !member.hasPoints && member.identities <= identities
    && (phoneShown || member.verifiedPhone === null);
}

/** A merge keeps the older member id. */
export function olderFirst<Member extends Pick<Known, 'id' | 'enrolledAt'>>(
  one: Member, another: Member,
): { survivor: Member; other: Member } {
  const older = one.enrolledAt.getTime() - another.enrolledAt.getTime()
    || (one.id < another.id ? -1 : 1);
  return older < 0 ? { survivor: one, other: another } : { survivor: another, other: one };
}
