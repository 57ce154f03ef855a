import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { knownRegions } from '../../persistence/member-homes.ts';
import { lockFamilies } from '../../persistence/families.ts';
import { readPolicies } from '../../persistence/policies.ts';
import { refoldMembers } from '../history/refold-members.ts';

export type EnrolmentFacts = EventPayloads['member.enrolled.v1'];
export type TakeEnrolmentsCode = 'UNKNOWN_REGION';

/**
 * Takes new members. Only an enrolment in a franchise's open outlet binds (and protects) the member; the
 * first telling counts. Orders may have arrived before: then the history is folded anew with it.
 */
export const takeEnrolments = defineBatchCommand<EnrolmentFacts, null, TakeEnrolmentsCode>({
  name: 'franchises.take-enrolments',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const regions = await knownRegions(tx.sql);
    const inputs = [...new Map(requests.map(({ input }) => [input.memberId, input])).values()]
      .filter(({ region }) => regions.has(region));
    await shareMerges(tx.sql);
    await lockFamilies(tx.sql, new Map(inputs.map((input) => [input.memberId, input.region])));
    const rows = await tx.sql.all<{ member_id: string }>`
      update member_home set region = t.region, enrolled_at = t.enrolled_at,
        enrolled_outlet_id = o.id, enrolled_franchise_id = o.franchise_id
      from unnest(${inputs.map((i) => i.memberId)}::uuid[], ${inputs.map((i) => i.region)}::text[],
        ${inputs.map((i) => i.enrolledAt)}::timestamptz[], ${inputs.map((i) => i.outletId)}::uuid[])
        as t(member_id, region, enrolled_at, outlet_id)
      left join outlet o on o.id = t.outlet_id
        and (o.closed_at is null or t.enrolled_at < o.closed_at)
      where member_home.member_id = t.member_id and member_home.enrolled_at is null
      returning member_home.member_id`;
    const taken = new Map(rows.map((row) => [row.member_id, null]));
    // Read again: the enrolment is part of what is folded.
    const families = await lockFamilies(tx.sql, taken);
    const known = [...families.homes.values()].filter((home) => home.enrolment || home.foldedTo);
    await refoldMembers(tx, families, known.map((home) => home.memberId), await readPolicies(tx.sql));
    return requests.map(({ input }) => (regions.has(input.region) ? accepted(null)
      : refused('UNKNOWN_REGION', 'The region has not arrived yet.', ['region'])));
  },
});
