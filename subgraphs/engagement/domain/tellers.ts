/**
 * Who may say that a task was done 完成上报: head office; of a task that a franchise pays for that franchise and the
 * channels of its outlets, and whatever channel the task names. A task of head office is told by every channel, unless
 * it names some.
 *
 * Example: FA pays; FA's staff and FA's shop program may, FB's and the marketplace may not, until the task names it.
 */
export interface Told {
  readonly funderId: string | null;
  /** Channels that it names; none: those of who pays. */
  readonly channelIds: readonly string[];
}

export interface Teller {
  /** Somebody of head office, or the house itself. */
  readonly isHouse: boolean;
  /** The franchise whose people they are. */
  readonly tenantId: string | null;
  readonly channelId: string | null;
  /** Franchises with an outlet of that channel. */
  readonly franchisesOfChannel: readonly string[];
}

export function mayTell({ funderId, channelIds }: Told, teller: Teller): boolean {
  const { isHouse, tenantId, channelId, franchisesOfChannel } = teller;
  if (isHouse || (channelId !== null && channelIds.includes(channelId))) return true;
  if (funderId === null) return channelIds.length === 0;
  return tenantId === funderId || (channelId !== null && franchisesOfChannel.includes(funderId));
}
