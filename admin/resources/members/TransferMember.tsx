import { useCallback } from 'react';
import { useAsk } from '../../graph/use-ask.ts';
import { FranchiseChoicesDocument } from '../../gql/graphql.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { transferMember, type Member } from './members.data.ts';

interface Values {
  franchiseId: string;
  reason: string;
}

const HEAD_OFFICE = 'head-office';

export function TransferMember({ member, onClose }: { member: Member; onClose: () => void }) {
  const text = useText();
  const franchises = useAsk(FranchiseChoicesDocument, {}).data?.franchises.items ?? [];
  const run = useCallback(
    ({ franchiseId, reason }: Values, key: string) =>
      transferMember(member.id, franchiseId === HEAD_OFFICE ? null : franchiseId, reason, key),
    [member.id],
  );
  const choices = [
    { id: HEAD_OFFICE, name: text('shared.headOffice') },
    ...franchises.map(({ id, code, name }) => ({ id, name: `${code} ${name}` })),
  ];
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof transferMember>>>
      name={`transfer.${member.id}`}
      title={text('members.transferTitle')}
      hint={text('members.transferHint')}
      submit={text('actions.confirm')}
      defaults={{ franchiseId: '', reason: '' }}
      onClose={onClose}
      run={run}
      done={() => text('members.transferred')}>
      <FieldSelect name="franchiseId" label={text('fields.homeFranchise')} choices={choices} required />
      <FieldText name="reason" label={text('fields.reason')} required rows={2} maxLength={500} />
    </CommandDialog>
  );
}
