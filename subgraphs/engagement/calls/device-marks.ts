import { createHmac } from 'node:crypto';
import type { Services } from '../../kernel/graph/context.ts';

/** What the key of the marks is derived for. */
const DEVICE_KEY = 'devices of members';

/** What is kept of a device: the same for the same name under the house's present key, and no way back. */
export function deviceMark({ keys }: Services, deviceId: string): string {
  return createHmac('sha256', keys(DEVICE_KEY)[0]!).update(deviceId).digest('base64url');
}
