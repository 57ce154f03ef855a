import type { Actor } from '../../../kernel/actor.ts';
import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

const OPEN = `state in ('waiting', 'running')`;

/** A list that goes out whole, as its owner saw it at one moment. */
export const listExportTable = defineTable('insights.list_export', {
  id: t.uuid().primary(),
  ownerKind: t.text(),
  ownerId: t.text(),
  ownerName: t.text(),
  // whose turn it takes: a franchise's or channel's people have one together
  party: t.text(),
  // who asked, with what it could: its pages are read as this one
  actor: t.jsonb<Actor>(),
  list: t.text(),
  document: t.text(),
  variables: t.jsonb<Record<string, unknown>>(),
  columns: t.jsonb<readonly (readonly string[])[]>(),
  format: t.word('jsonl', 'csv'),
  forSpreadsheets: t.bool(),
  state: t.word('waiting', 'running', 'done', 'cancelled', 'failed', 'withdrawn', 'expired'),
  failure: t.word('rights_changed', 'person_gone', 'consent_withdrawn', 'tries', 'time', 'room').nullable(),
  failureWords: t.text().nullable().check('char_length(failure_words) <= 500'),
  requestedAt: t.timestamptz(),
  begunAt: t.timestamptz().nullable(),
  endedAt: t.timestamptz().nullable(),
  expiresAt: t.timestamptz().nullable(),
  tries: t.int().default(0).check('tries >= 0'),
  // until when somebody works on it; after that it is begun anew
  leaseUntil: t.timestamptz().nullable(),
  rows: t.bigint().defaultRaw('0').check('rows >= 0'),
  bytes: t.bigint().defaultRaw('0').check('bytes >= 0'),
  sha256: t.text().nullable(),
}, {
  hidden: true,
  indexes: {
    list_export_open: `unique (owner_kind, owner_id) where ${OPEN}`,
    list_export_due: `(requested_at, id) where ${OPEN}`,
    list_export_done: `(expires_at) where state = 'done'`,
    list_export_owner: '(owner_kind, owner_id, requested_at desc, id desc)',
    list_export_requested: '(requested_at desc, id desc)',
  },
  checks: {
    list_export_check: `(state = 'done') = (sha256 is not null and expires_at is not null)`,
    list_export_check1: `(${OPEN}) = (ended_at is null)`,
  },
});

/** A piece of a file, of whole rows, and the people that it names. */
export const listExportPartTable = defineTable('insights.list_export_part', {
  exportId: t.uuid().primary(),
  number: t.int().primary(),
  body: t.text(),
  bytes: t.int().check('bytes > 0'),
  namedIds: t.uuids(),
}, { hidden: true, references: { exportId: 'list_export (id)' } });
