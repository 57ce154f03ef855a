import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import { belongsToHeadOffice, HEAD_OFFICE_ONLY, Problems, type Position } from './checks.ts';
import { missingOwner } from './register-outlet.ts';
import { tellOutlet } from './tell-outlet.ts';

export interface UpdateOutlet {
  readonly id: string;
  readonly expectedVersion: number;
  /** What is left out stays. */
  readonly name?: string | null;
  readonly city?: string | null;
  readonly channelId?: string | null;
  /** Null clears it. */
  readonly position?: Position | null;
}
export type UpdateOutletCode =
  | 'NOT_FOUND' | 'STALE' | 'INVALID' | 'OUTLET_CLOSED' | 'HEAD_OFFICE_ONLY';

export interface OutletRow {
  name: string; city: string; channel_id: string | null; version: number; closed_at: Date | null;
  latitude: string | null; longitude: string | null;
}

export const updateOutlet =
  defineCommand<UpdateOutlet, { id: string; version: number }, UpdateOutletCode>({
    name: 'franchises.update-outlet',
    execute: async (tx, input) => {
      if (!belongsToHeadOffice(tx.actor)) return HEAD_OFFICE_ONLY;
      const before = await lockOutlet(tx, input.id);
      const refusal = refusalOfChange(before, input.expectedVersion);
      if (refusal) return refusal;
      const { found } = new Problems().length('name', input.name, 1, 120)
        .length('city', input.city, 1, 80).position(input.position);
      if (found.length > 0) return refusedAll(found);
      const channelId = input.channelId ?? before!.channel_id;
      if (await missingOwner(tx, { franchiseId: null, channelId })) {
        return refused('NOT_FOUND', 'There is no such channel.', ['channelId']);
      }
      const after = {
        name: input.name?.trim() ?? before!.name, city: input.city?.trim() ?? before!.city,
        channelId, version: before!.version + 1, ...placed(before!, input.position),
      };
      await tx.sql.run`update outlet set name = ${after.name}, city = ${after.city},
        channel_id = ${channelId}, version = ${after.version}, latitude = ${after.latitude},
        longitude = ${after.longitude} where id = ${input.id}`;
      await tellOutlet(tx, input.id);
      tx.audit({ subjectId: input.id, before, after });
      return accepted({ id: input.id, version: after.version });
    },
  });

/** Where it stands afterwards: left out as it was. */
function placed({ latitude, longitude }: OutletRow, position: Position | null | undefined) {
  if (position === undefined) return { latitude, longitude };
  return { latitude: position?.latitude ?? null, longitude: position?.longitude ?? null };
}

export function lockOutlet(tx: Tx, id: string): Promise<OutletRow | null> {
  return tx.sql.maybe<OutletRow>`
    select name, city, channel_id, version, closed_at, latitude, longitude from outlet
    where id = ${id} for update`;
}

export function refusalOfChange(outlet: OutletRow | null, expectedVersion: number) {
  if (!outlet) return refused('NOT_FOUND' as const, 'There is no such outlet.', ['id']);
  if (outlet.version !== expectedVersion) {
    return refused('STALE' as const, 'Somebody changed this outlet meanwhile.',
      ['expectedVersion'], { currentVersion: outlet.version });
  }
  return outlet.closed_at
    ? refused('OUTLET_CLOSED' as const, 'The outlet is closed.', ['id']) : null;
}
