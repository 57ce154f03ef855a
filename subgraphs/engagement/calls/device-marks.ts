import { createHmac } from 'node:crypto';
import type { GraphContext } from '../../kernel/graph/context.ts';

/** What the key of the marks is derived for. */
const DEVICE_KEY = 'devices of members';

/**
 * What is kept of a device: the same for the same name of the same teller under the house's present key, and no way
 * back. Each channel names its devices as it likes: "1" of one is not "1" of another.
 */
export function deviceMark({ services, actor }: Pick<GraphContext, 'services' | 'actor'>, deviceId: string): string {
  const teller = actor.channelId ?? actor.tenantId ?? actor.kind;
  return createHmac('sha256', services.keys(DEVICE_KEY)[0]!).update(`${teller} ${deviceId}`).digest('base64url');
}
