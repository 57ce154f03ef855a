import { useCallback } from 'react';
import { FranchiseChoicesDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { formInstant } from '../../reading/house-zone.ts';
import { proposeSharingTerms } from './sharing-terms.data.ts';

interface Values {
  franchiseId: string;
  manager: string;
  associate: string;
  startsAt: string;
  reason: string;
}

const ROLES = ['manager', 'associate'] as const;
const LAYERS = ['1', '2', '3'] as const;

/** Says the most that a franchise is shown; what shows more waits for another person. */
export function ProposeTerms({ onClose }: { onClose: () => void }) {
  const text = useText();
  const word = useWord();
  const franchises = useAsk(FranchiseChoicesDocument, {}).data?.franchises.items ?? [];
  const run = useCallback((values: Values, idempotencyKey: string) => proposeSharingTerms({
    franchiseId: values.franchiseId || null, manager: Number(values.manager), associate: Number(values.associate),
    startsAt: formInstant(values.startsAt), reason: values.reason, idempotencyKey,
  }), []);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof run>>>
      name="propose-sharing-terms"
      title={text('sharingTerms.proposeTitle')}
      hint={text('sharingTerms.proposeHint')}
      submit={text('sharingTerms.propose')}
      defaults={{ franchiseId: '', manager: '3', associate: '2', startsAt: '', reason: '' }}
      onClose={onClose}
      run={run}
      done={({ terms }) => text(terms?.state === 'APPROVED' ? 'sharingTerms.saved' : 'sharingTerms.waits')}>
      <FieldSelect name="franchiseId" label={text('sharingTerms.franchise')} choices={[
        { id: '', name: text('sharingTerms.all') },
        ...franchises.map(({ id, code, name }) => ({ id, name: `${code} ${name}` })),
      ]} />
      {ROLES.map((role) => (
        <FieldSelect key={role} name={role} label={text(`sharingTerms.${role}`)} required
          choices={LAYERS.map((id) => ({ id, name: word('sharingLayer', id) }))} />
      ))}
      <FieldText name="startsAt" label={text('sharingTerms.starts')} type="datetime-local"
        help={text('sharingTerms.now')} />
      <FieldText name="reason" label={text('fields.reason')} rows={2} required maxLength={500} />
    </CommandDialog>
  );
}
