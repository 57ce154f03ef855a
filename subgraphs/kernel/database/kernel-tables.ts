import { t } from './columns.ts';
import { defineTable, type TableRules } from './define-table.ts';
import { CHANNEL, IF_VISITING, KIND, PERSON, TENANT } from './reader.ts';

/** What a room's own migrations added to these tables. */
interface Additions {
  readonly event?: TableRules<unknown>['indexes'];
  readonly personVisibility?: Pick<TableRules<unknown>, 'visible' | 'indexes'>;
}

/** The tables that every room has, defined for this one. */
export function kernelTables(room: string, own: Additions = {}) {
  return [...commandTables(room), ...eventTables(room, own), ...personTables(room, own)];
}

function commandTables(room: string) {
  return [
    // Results of commands by caller and key.
    defineTable(`${room}.idempotency`, {
      actorId: t.text().primary(),
      key: t.text().primary(),
      command: t.text(),
      inputHash: t.bytea(),
      result: t.jsonb<unknown>().nullable(),
      createdAt: t.timestamptz(),
    }, { indexes: { idempotency_created_at: '(created_at)' } }),
    // Who changed what, from what to what, and why.
    defineTable(`${room}.audit_record`, {
      id: t.uuid().primary(),
      at: t.timestamptz(),
      command: t.text(),
      actorKind: t.text(),
      actorId: t.text(),
      actorName: t.text(),
      requestId: t.text(),
      subjectId: t.uuid().nullable(),
      reason: t.text().nullable(),
      before: t.jsonb<unknown>().nullable(),
      after: t.jsonb<unknown>().nullable(),
    }, { indexes: {
      audit_record_actor: '(actor_id, at)',
      audit_record_at: '(at)',
      audit_record_command: '(command, at)',
      audit_record_request: '(request_id)',
      audit_record_subject: '(subject_id, at desc)',
    } }),
  ];
}

/** What happened here, in order, and what of it subscribers have still to handle. */
function eventTables(room: string, { event = {} }: Additions) {
  return [
    defineTable(`${room}.event`, {
      seq: t.identity().primary(),
      id: t.uuid(),
      name: t.text(),
      aggregateId: t.text(),
      at: t.timestamptz(),
      requestId: t.text(),
      payload: t.jsonb<unknown>(),
      trace: t.text().nullable(),
    }, { indexes: event }),
    defineTable(`${room}.delivery`, {
      subscriber: t.text().primary(),
      lane: t.smallint().primary(),
      seq: t.bigint().primary(),
    }),
    defineTable(`${room}.lane_pause`, {
      subscriber: t.text().primary(),
      lane: t.smallint().primary(),
      since: t.timestamptz(),
      tries: t.int(),
      until: t.timestamptz(),
      error: t.text(),
    }),
    defineTable(`${room}.parked_event`, {
      subscriber: t.text().primary(),
      eventId: t.uuid().primary(),
      eventSeq: t.bigint(),
      aggregateId: t.text(),
      attempts: t.int().default(0),
      error: t.text(),
      failedAt: t.timestamptz(),
      dead: t.bool().default(false),
      lane: t.smallint().nullable(),
      dueAt: t.timestamptz().nullable(),
      waits: t.bool().default(false),
    }, {
      references: { eventSeq: 'event (seq)' },
      indexes: {
        parked_event_aggregate: '(subscriber, aggregate_id, event_seq)',
        parked_event_dead: '(failed_at) where dead',
        parked_event_due: '(subscriber, lane, due_at) where due_at is not null',
        parked_event_event: '(event_seq)',
      },
    }),
  ];
}

/** Who may see which person: the rule all others ask. */
const WHO_SEES = `case ${KIND} when 'tenant' then tenant_id = ${TENANT} or person_id = ${IF_VISITING}
  when 'channel' then channel_ids @> array[${CHANNEL}]
  when 'person' then ${PERSON} = person_id or ${PERSON} = survivor_id else false end`;

function personTables(room: string, { personVisibility = {} }: Additions) {
  const { visible = WHO_SEES, indexes } = personVisibility;
  return [
    defineTable(`${room}.person_visibility`, {
      personId: t.uuid().primary(),
      tenantId: t.uuid().nullable(),
      layer: t.smallint().default(1),
      channelIds: t.uuids().defaultRaw(`'{}'`),
      survivorId: t.uuid().nullable(),
      version: t.bigint().defaultRaw('0'),
    }, { visible, indexes: {
      person_visibility_survivor: '(survivor_id) where survivor_id is not null',
      person_visibility_tenant: '(tenant_id)',
      ...indexes,
    } }),
    // Who stands in whose place, and until when: read by functions alone.
    defineTable(`${room}.person_visit`, {
      personId: t.uuid().primary(),
      tenantId: t.uuid().primary(),
      layer: t.smallint(),
      until: t.timestamptz(),
    }, { hidden: true, indexes: {
      person_visit_tenant: '(tenant_id, until)', person_visit_until: '(until)',
    } }),
    ...mergeTables(room),
  ];
}

function mergeTables(room: string) {
  return [
    // Who was merged into whom, as this room took it.
    defineTable(`${room}.person_merge`, {
      mergedId: t.uuid().primary(),
      intoPersonId: t.uuid(),
      survivorId: t.uuid(),
      mergeId: t.uuid(),
      mergedAt: t.timestamptz(),
    }, {
      about: 'mergedId',
      unique: { person_merge_merge_id_key: ['mergeId'] },
      indexes: { person_merge_survivor: '(survivor_id)' },
      checks: { person_merge_check: 'merged_id <> survivor_id' },
    }),
    // Merges that were taken back.
    defineTable(`${room}.person_unmerge`, {
      mergeId: t.uuid().primary(),
      mergedId: t.uuid(),
      intoPersonId: t.uuid(),
      survivorId: t.uuid(),
      mergedAt: t.timestamptz(),
      unmergedAt: t.timestamptz(),
    }, { about: 'mergedId', indexes: { person_unmerge_merged: '(merged_id)' } }),
    // What each merge moved, and what else it was before, by column.
    defineTable(`${room}.merge_move`, {
      mergeId: t.uuid().primary(),
      tableName: t.text().primary(),
      rowKey: t.jsonb<unknown>().primary(),
      fromPersonId: t.uuid(),
      toPersonId: t.uuid(),
      before: t.jsonb<unknown>().nullable(),
      movedAt: t.timestamptz(),
    }, { indexes: { merge_move_from: '(from_person_id)' } }),
  ];
}

/** Of a room that has proofs: where one stands, and what the last one found. */
export const proofRunTable = (room: string) => defineTable(`${room}.proof_run`, {
  id: t.uuid().primary(),
  proof: t.text(),
  askedBy: t.text(),
  startedAt: t.timestamptz(),
  finishedAt: t.timestamptz().nullable(),
  stage: t.int().default(0),
  after: t.uuid().defaultRaw(`'00000000-0000-0000-0000-000000000000'`),
  counts: t.jsonb<Record<string, unknown>>().defaultRaw(`'{}'`),
}, { indexes: {
  proof_run_finished: '(proof, finished_at desc)',
  proof_run_unfinished: 'unique (proof) where finished_at is null',
} });

/** Of a room that gives short numbers: the last of each place and local day. */
export const dailyNumberTable = (room: string) => defineTable(`${room}.daily_number`, {
  siteId: t.uuid().primary(),
  day: t.date().primary(),
  last: t.int().check('last > 0'),
});

/** Of a room that has policies: what became of the versions that people wrote. */
export const policyProposalTable = (room: string) => defineTable(`${room}.policy_proposal`, {
  policy: t.text().primary(),
  version: t.int().primary(),
  effectiveFrom: t.timestamptz(),
  state: t.word('proposed', 'approved', 'rejected', 'withdrawn'),
  proposedBy: t.text(),
  decidedBy: t.text().nullable(),
  decidedByName: t.text().nullable(),
  decidedAt: t.timestamptz().nullable(),
  decisionNote: t.text().nullable().check('char_length(decision_note) <= 500'),
}, { checks: {
  policy_proposal_check: `(state = 'proposed') = (decided_at is null)`,
  policy_proposal_check1: `state = 'proposed' or state = 'withdrawn' or decided_by <> proposed_by`,
  policy_proposal_check2: `state <> 'approved' or decided_at < effective_from`,
} });
