import { useCallback } from 'react';
import { ClassProposalEffectsDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import type { Standing } from '../../parts/form/stale.ts';
import { Facts } from '../../parts/Page.tsx';
import { usePickedName } from '../../parts/pickers/use-picks.ts';
import { useClassName } from '../../parts/words/use-named.ts';
import { formInstant } from '../../reading/house-zone.ts';
import { decideProposal, readProposal, type ProposalRow } from './class-proposals.data.ts';

interface Values {
  effectiveAt: string;
  reason: string;
  expectedVersion: number;
}

interface DialogProps {
  readonly row: ProposalRow;
  readonly adopt: boolean;
  readonly onClose: () => void;
}

/** A person's word on a class that a margin proposes, with what it would have earned differently. */
export function DecideProposal({ row, adopt, onClose }: DialogProps) {
  const text = useText();
  const standing = useStanding();
  const run = useCallback(
    ({ effectiveAt, ...values }: Values, idempotencyKey: string) => decideProposal({
      ...values, proposalId: row.id, idempotencyKey, effectiveAt: adopt ? formInstant(effectiveAt) : null }, adopt),
    [row.id, adopt],
  );
  const read = async () => {
    const now = await readProposal(row.id);
    return now && standing(now);
  };
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof decideProposal>>>
      name={`class-proposal.${row.id}.${adopt}`}
      title={text(adopt ? 'classProposals.confirmTitle' : 'classProposals.dismissTitle')}
      hint={text(adopt ? 'classProposals.confirmHint' : 'classProposals.dismissHint')}
      submit={text(adopt ? 'actions.adoptClass' : 'actions.leaveClass')}
      defaults={{ effectiveAt: '', reason: '', expectedVersion: row.version }}
      onClose={onClose}
      run={run}
      edited={{ seen: standing(row), read }}
      done={() => text(adopt ? 'classProposals.confirmed' : 'classProposals.dismissed')}>
      <ProposalFacts row={row} />
      {adopt && (
        <FieldText
          name="effectiveAt"
          label={text('fields.effectiveAt')}
          type="datetime-local"
          help={text('fields.now')}
        />
      )}
      <FieldText name="reason" label={text('fields.reason')} required rows={2} maxLength={500} />
    </CommandDialog>
  );
}

/** A proposal as it was read, and as it stands when it was measured anew. */
function useStanding(): (one: ProposalRow) => Standing<Values> {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const called = useClassName();
  return (one) => ({
    version: one.version,
    facts: [
      [text('fields.state'), word('classProposal', one.state)],
      [text('classProposals.proposed'), called(one.proposedClass)],
      [text('classProposals.marginBps'), format.bps(one.marginBps)],
      [text('fields.decidedBy'), one.decidedBy ?? ''],
    ],
  });
}

function ProposalFacts({ row }: { row: ProposalRow }) {
  const text = useText();
  const format = useFormat();
  const called = useClassName();
  const named = usePickedName();
  const { data } = useAsk(ClassProposalEffectsDocument, { id: row.id });
  const effect = data?.node?.__typename === 'ClassProposal' ? data.node.effect : null;
  const change = (before: string, after: string) => text('classProposals.change', { before, after });
  return (
    <Facts
      rows={[
        [text('classProposals.style'), row.product ? named(row.product) : '—'],
        [text('classProposals.proposed'), change(called(row.presentClass), called(row.proposedClass))],
        [text('classProposals.marginBps'), format.bps(row.marginBps)],
        [text('classProposals.net'), format.money(row.net)],
        [text('classProposals.points'), effect
          ? change(format.number(effect.pointsNow), format.number(effect.pointsThen)) : text('classProposals.away')],
        [text('classProposals.rebates'), effect
          ? change(format.money(effect.rebatesNow), format.money(effect.rebatesThen)) : text('classProposals.away')],
      ]}
    />
  );
}
