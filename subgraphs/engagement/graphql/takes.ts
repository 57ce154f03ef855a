import type { GraphContext } from '../../kernel/graph/context.ts';
import { optional, text } from '../../kernel/graph/mutation/take.ts';
import { readIdentifier } from '../../kernel/identifier.ts';
import { refused, type Outcome } from '../../kernel/outcome.ts';
import { deviceMark } from '../calls/device-marks.ts';
import { namesADevice } from '../domain/abuse.ts';

const LONGEST = 200;

/** Told, it is looked at for abuse; only a mark of it is kept. */
export const DEVICE = optional(text('Your id of the member\'s own device 设备标识 it is done with, 1 to 200 characters: '
  + 'kept as a mark that leads back to no device, for 90 days; many members with one device are looked at, and their '
  + 'points wait. Do not tell devices of a store that members share 门店公用设备. An id that says nothing counts as none: '
  + 'fewer than 8 letters and digits, or all of them the same (a blocked advertising id is zeros).'));

type WithMark<Asked> = Omit<Asked, 'deviceId'> & { readonly device?: string };

/**
 * What a command takes instead of a device's id: so that the id is in no input, row or log. Without one it has no field
 * for it: a key that is sent again after the field came is told apart by the same input as before.
 */
export function withDevice<Asked extends { readonly deviceId: string | null }>(
  { deviceId, ...asked }: Asked, context: GraphContext,
): WithMark<Asked> | Outcome<never, 'INVALID'> {
  if (deviceId === null) return asked;
  const id = readIdentifier(deviceId, LONGEST);
  if (id === null) {
    return refused('INVALID', `A device is called by 1 to ${LONGEST} characters that can be seen.`, ['deviceId']);
  }
  return namesADevice(id) ? { ...asked, device: deviceMark(context, id) } : asked;
}
