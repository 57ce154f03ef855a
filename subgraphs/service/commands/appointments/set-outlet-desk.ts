import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { toJson } from '../../../kernel/json.ts';
import { deskProblems, type DeskDraft } from '../../domain/appointments/desk-problems.ts';
import { lockDesk } from '../../persistence/desks.ts';
import { readPlace, servesAt } from '../../persistence/places.ts';
import { servicePolicyAt } from '../../persistence/policies.ts';

export interface SetOutletDesk extends DeskDraft {
  readonly outletId: string;
  /** 0: nothing was said of it yet. */
  readonly expectedVersion: number;
}

export type SetDeskCode = 'NOT_FOUND' | 'INVALID' | 'STALE';

/** What an outlet offers, and when. What was booked before stays: the desk moves or calls off what it cannot keep. */
export const setOutletDesk = defineCommand<SetOutletDesk, { outletId: string }, SetDeskCode>({
  name: 'service.set-outlet-desk',
  needs: namedBy({ outletId: FACT.outlet }),
  execute: async (tx, input) => {
    const { outletId, expectedVersion, appointmentKinds, serviceKinds, hours, closedOn } = input;
    const place = await readPlace(tx.sql, outletId);
    if (!place || place.closed || !servesAt(tx.actor, place)) {
      return refused('NOT_FOUND', 'There is no such outlet among your own.', ['outletId']);
    }
    const { rules } = await servicePolicyAt(tx.sql, tx.now);
    const problems = deskProblems(input, {
      appointmentKinds: rules.appointmentKinds.map(({ kind }) => kind),
      serviceKinds: rules.kinds.map(({ kind }) => kind),
    });
    if (problems.length > 0) return refusedAll(problems.map((problem) => ({ code: 'INVALID' as const, ...problem })));
    const before = await lockDesk(tx.sql, outletId);
    const currentVersion = before?.version ?? 0;
    if (currentVersion !== expectedVersion) {
      return refused('STALE', 'Somebody changed it meanwhile.', ['expectedVersion'], { currentVersion });
    }
    const days = [...closedOn].sort();
    await tx.sql.run`insert into outlet_desk (outlet_id, appointment_kinds, service_kinds, hours, closed_on, version,
        updated_at, updated_by)
      values (${outletId}, ${[...appointmentKinds]}::text[], ${[...serviceKinds]}::text[], ${toJson(hours)}::jsonb,
        ${days}::text[], ${currentVersion + 1}, ${tx.now}, ${tx.actor.name})
      on conflict (outlet_id) do update set appointment_kinds = excluded.appointment_kinds,
        service_kinds = excluded.service_kinds, hours = excluded.hours, closed_on = excluded.closed_on,
        version = excluded.version, updated_at = excluded.updated_at, updated_by = excluded.updated_by`;
    tx.audit({ subjectId: outletId, before, after: { appointmentKinds, serviceKinds, hours, closedOn: days } });
    return accepted({ outletId });
  },
});
