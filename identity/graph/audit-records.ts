import type { AuditQuestion, AuditRecord } from '../../subgraphs/kernel/port.ts';
import type { Accounts } from '../accounts/index.ts';

/** Identity's trail as every room's: what is done to accounts belongs to no request of the graph. */
export async function auditRecords(accounts: Accounts, asked: AuditQuestion): Promise<AuditRecord[]> {
  if (asked.requestId) return [];
  const entries = await accounts.readAuditTrail(asked);
  return entries.map(({ id, at, action, actorKind, actorId, actorName, subject, detail }) => ({
    id, room: 'identity', at: at.toISOString(), command: action, actorKind, actorId, actorName,
    requestId: '', subjectId: subject, reason: null, before: null, after: detail,
  }));
}
