import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { isText } from '../../domain/checks.ts';
import { MAX_REASON } from '../../domain/limits.ts';
import { changeClass, type SetMarginClassCode } from './set-margin-class.ts';

export interface DecideProposal {
  readonly proposalId: string;
  readonly decision: 'confirm' | 'dismiss';
  /** Of a confirmed one; null: from now on. */
  readonly effectiveAt: Date | null;
  readonly reason: string;
  readonly expectedVersion: number;
}

export type DecideProposalCode = SetMarginClassCode | 'PROPOSAL_CLOSED' | 'STALE' | 'CLASS_CHANGED' | 'OPERATOR_ONLY';

interface Proposal {
  readonly productId: string; readonly present: string; readonly proposed: string; readonly state: string;
  readonly version: number; readonly standing: string | null;
}

/**
 * A person says whether a product gets the class that its margin proposes, from a date on as every class begins; sold
 * lines keep theirs. What was measured against another class than the one in force is decided no more.
 */
export const decideProposal = defineCommand<DecideProposal, { proposalId: string }, DecideProposalCode>({
  name: 'catalog.decide-class-proposal',
  execute: async (tx, input) => {
    if (tx.actor.kind !== 'operator') return refused('OPERATOR_ONLY', 'Only a person at head office decides.', []);
    const proposal = await locked(tx, input.proposalId);
    if (!proposal) return refused('NOT_FOUND', 'There is no such proposal.', ['proposalId']);
    if (proposal.state !== 'open') return refused('PROPOSAL_CLOSED', `It is ${proposal.state}.`, ['proposalId']);
    if (proposal.version !== input.expectedVersion) {
      return refused('STALE', 'It was measured anew meanwhile.', ['expectedVersion'],
        { currentVersion: proposal.version });
    }
    if (!isText(input.reason, MAX_REASON)) {
      return refused('INVALID', `A reason has 1 to ${MAX_REASON} characters.`, ['reason']);
    }
    if (input.decision === 'confirm') {
      const changed = await confirm(tx, proposal, input);
      if (!changed.ok) return changed;
    }
    await write(tx, proposal, input);
    return accepted({ proposalId: input.proposalId });
  },
});

/** The product first, as whoever changes its class or measures it: the class that stands is read after waiting. */
async function locked(tx: Tx, id: string): Promise<Proposal | null> {
  await tx.sql.run`select 1 from product
    where id = (select product_id from class_proposal where id = ${id}) for update`;
  const proposal = await tx.sql.maybe<Omit<Proposal, 'standing'>>`
    select product_id as "productId", present_class as present, proposed_class as proposed, state, version
    from class_proposal where id = ${id} for update`;
  if (!proposal) return null;
  const period = await tx.sql.maybe<{ standing: string }>`
    select margin_class as standing from margin_class_period where product_id = ${proposal.productId}
      and effective_at <= ${tx.now} order by effective_at desc limit 1`;
  return { ...proposal, standing: period?.standing ?? null };
}

async function confirm(
  tx: Tx, { productId, present, proposed, standing }: Proposal, { effectiveAt, reason }: DecideProposal,
): Promise<Outcome<unknown, DecideProposalCode>> {
  if (standing !== present) {
    return refused('CLASS_CHANGED', 'The product has another class by now than it was measured against.',
      ['proposalId']);
  }
  return changeClass(tx, { productId, marginClass: proposed, effectiveAt, reason });
}

async function write(
  tx: Tx, { productId }: Proposal, { proposalId, decision, effectiveAt, reason }: DecideProposal,
): Promise<void> {
  const state = decision === 'confirm' ? 'confirmed' : 'dismissed';
  await tx.sql.run`update class_proposal set state = ${state}, decided_by = ${tx.actor.name}, decided_at = ${tx.now},
      reason = ${reason.trim()}, version = version + 1,
      effective_at = ${decision === 'confirm' ? effectiveAt ?? tx.now : null}::timestamptz
    where id = ${proposalId}`;
  // Not which class: what a margin proposes is not for whoever reads the audit trail.
  tx.audit({ subjectId: productId, before: { state: 'open' }, after: { state }, reason: reason.trim() });
}
