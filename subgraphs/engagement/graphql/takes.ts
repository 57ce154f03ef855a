import type { GraphContext } from '../../kernel/graph/context.ts';
import { optional, text } from '../../kernel/graph/mutation/take.ts';
import { readIdentifier } from '../../kernel/identifier.ts';
import { refused, type Outcome } from '../../kernel/outcome.ts';
import { deviceMark } from '../calls/device-marks.ts';

const LONGEST = 200;

/** Told, it is looked at for abuse; only a mark of it is kept. */
export const DEVICE = optional(text('Your id of the device 设备标识 it is done with, 1 to 200 characters: kept as a mark '
  + 'that leads back to no device, for 90 days; many members with one device are looked at.'));

type WithMark<Asked> = Omit<Asked, 'deviceId'> & { readonly device: string | null };

/** What a command takes instead of a device's id: so that the id is in no input, row or log. */
export function withDevice<Asked extends { readonly deviceId: string | null }>(
  { deviceId, ...asked }: Asked, { services }: GraphContext,
): WithMark<Asked> | Outcome<never, 'INVALID'> {
  if (deviceId === null) return { ...asked, device: null };
  const id = readIdentifier(deviceId, LONGEST);
  return id === null
    ? refused('INVALID', `A device is called by 1 to ${LONGEST} characters that can be seen.`, ['deviceId'])
    : { ...asked, device: deviceMark(services, id) };
}
