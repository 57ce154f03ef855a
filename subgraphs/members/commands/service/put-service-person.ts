import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { MOST_SERVED } from '../../domain/service/service-load.ts';
import { standsIn, type ToldAccount } from '../../domain/service/told-account.ts';
import { mayLead, servedBy } from '../../persistence/service/staff.ts';
import { serviceStaffTable } from '../../persistence/tables/service-staff.table.ts';

export interface PutServicePersonInput {
  readonly operatorId: string;
  readonly displayName: string;
  /** Null: of a whole franchise, or of head office. */
  readonly outletId: string | null;
  readonly capacity: number;
  readonly active: boolean;
  /** Whose account it is, as identity says; asked of whoever is to serve. */
  readonly account: () => ToldAccount;
  /** 0: a new one. */
  readonly expectedVersion: number;
}

export type PutServicePersonCode = 'NOT_FOUND' | 'STALE' | 'INVALID' | 'STILL_SERVES';

interface Value { readonly servicePersonId: string }

interface Known {
  readonly id: string; readonly franchiseId: string | null; readonly outletId: string | null; readonly version: number;
}

/**
 * Enters somebody who serves members, or changes what is known of one. Who leaves is not active any more. Whose account
 * it is only identity knows: so each team has an entry of its own for it, and none learns of another's.
 */
export const putServicePerson = defineCommand<PutServicePersonInput, Value, PutServicePersonCode>({
  name: 'members.put-service-person',
  execute: async (tx, { expectedVersion, account, ...input }) => {
    const displayName = input.displayName.normalize('NFC').trim();
    if (displayName === '' || [...displayName].length > 80 || /\p{C}/u.test(displayName)) {
      return refused('INVALID', 'A name has 1 to 80 characters.', ['displayName']);
    }
    if (!Number.isInteger(input.capacity) || input.capacity < 0 || input.capacity > MOST_SERVED) {
      return refused('INVALID', `A person serves 0 to ${MOST_SERVED} members.`, ['capacity']);
    }
    const team = await teamOf(tx, input.outletId);
    if (!team || !mayLead(tx.actor, team)) return refused('NOT_FOUND', 'There is no such outlet.', ['outletId']);
    await tx.sql.run`select pg_advisory_xact_lock(hashtext('members service'))`;
    const moves = tx.actor.kind !== 'tenant' && expectedVersion > 0;
    const before = await entryOf(tx, input.operatorId, { ...team, moves });
    if (before && !mayLead(tx.actor, before)) return refused('NOT_FOUND', 'There is no such operator.', ['operatorId']);
    if (input.active && !standsIn(account(), team.franchiseId)) {
      return refused('NOT_FOUND', 'Nobody of this team has this account open.', ['operatorId']);
    }
    if ((before?.version ?? 0) !== expectedVersion) {
      return refused('STALE', 'Another version was written meanwhile.', ['expectedVersion'],
        { currentVersion: before?.version ?? 0 });
    }
    if (before && before.franchiseId !== team.franchiseId && await tx.sql.maybe`${servedBy([before.id])}`) {
      return refused('STILL_SERVES', 'Its members are of the other team; hand them over first.', ['outletId']);
    }
    const row = { ...input, ...team, displayName, id: before?.id ?? newId(tx.now), version: expectedVersion + 1,
      addedAt: tx.now };
    await tx.sql.insertInto(serviceStaffTable, [row], `on conflict (id) do update set
      display_name = excluded.display_name, franchise_id = excluded.franchise_id, outlet_id = excluded.outlet_id,
      active = excluded.active, capacity = excluded.capacity, version = excluded.version`);
    tx.audit({ subjectId: row.id, before, after: row });
    return accepted({ servicePersonId: row.id });
  },
});

/** The team's own entry; head office moves whoever is in one other team alone. */
async function entryOf(
  tx: Tx, operatorId: string, { franchiseId, moves }: { readonly franchiseId: string | null; readonly moves: boolean },
): Promise<Known | null> {
  const known = await tx.sql.all<Known>`select id, franchise_id as "franchiseId", outlet_id as "outletId", version
    from service_staff where operator_id = ${operatorId}
      and (${moves} or franchise_id is not distinct from ${franchiseId}::uuid) for update`;
  return known.find((one) => one.franchiseId === franchiseId) ?? (known.length === 1 ? known[0]! : null);
}

/** Whose people work there; without an outlet those of the franchise that asks, or of head office. */
async function teamOf(
  tx: Tx, outletId: string | null,
): Promise<{ franchiseId: string | null; outletId: string | null } | null> {
  if (outletId === null) return { franchiseId: tx.actor.tenantId ?? null, outletId };
  return tx.sql.maybe<{ franchiseId: string | null; outletId: string }>`
    select franchise_id as "franchiseId", outlet_id as "outletId" from known_outlet where outlet_id = ${outletId}`;
}
