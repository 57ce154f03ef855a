import { useCallback } from 'react';
import type { ComplaintClosing } from '../../gql/graphql.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import type { Payload } from '../../parts/form/use-command.ts';
import {
  closeComplaint, linkComplaint, memberIdOf, readComplaint, stepComplaint, type Complaint, type Step,
} from './complaints.data.ts';
import { CLOSINGS } from './kinds.ts';

export type Act = Step | 'close' | 'link';

interface Values {
  text: string;
  closing: string;
  memberId: string;
  expectedVersion: number;
}

/** One step with what is said about it; whoever was overtaken sees how the complaint stands now. */
export function StepDialog({ complaint, act, onClose }: {
  complaint: Complaint;
  act: Act;
  onClose: () => void;
}) {
  const text = useText();
  const word = useWord();
  const { id } = complaint;
  const run = useCallback(async (values: Values, idempotencyKey: string): Promise<Payload> => {
    const { text: said, closing, memberId, expectedVersion } = values;
    const input = { id, expectedVersion, idempotencyKey };
    if (act === 'link') return linkComplaint({ ...input, memberId: await memberIdOf(memberId) });
    if (act === 'close') return closeComplaint({ ...input, text: said, closing: closing as ComplaintClosing });
    return stepComplaint(act, { ...input, text: said });
  }, [id, act]);
  const standing = (one: Complaint) => ({
    version: one.version,
    facts: [
      [text('fields.state'), word('complaintState', one.state)],
      [text('fields.handler'), word('complaintHandler', one.timers.handler)],
    ] as const,
  });
  const read = async () => {
    const now = await readComplaint(id);
    return now && standing(now);
  };
  return (
    <CommandDialog<Values, Payload>
      name={`complaint.${act}.${id}`}
      title={text(`complaints.steps.${act}`)}
      hint={text(`complaints.hints.${act}`)}
      submit={text('actions.confirm')}
      danger={act === 'close'}
      defaults={{ text: '', closing: '', memberId: '', expectedVersion: complaint.version }}
      onClose={onClose}
      run={run}
      edited={{ seen: standing(complaint), read }}
      done={() => text('shared.saved')}>
      {act === 'close' && (
        <FieldSelect name="closing" label={text('fields.closing')} required
          choices={CLOSINGS.map((one) => ({ id: one, name: word('complaintClosing', one) }))} />
      )}
      {act === 'link' ? <FieldText name="memberId" label={text('fields.cardNumber')} required />
        : <FieldText name="text" label={text('fields.said')} required rows={4} maxLength={2_000} />}
    </CommandDialog>
  );
}
