import { Alert, Box, Button } from '@mui/material';
import { useCallback, useState } from 'react';
import { SelectInput } from 'react-admin';
import type { MergeMemberFragment } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import type { Column } from '../../parts/list/columns.ts';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { Facts, Section } from '../../parts/Page.tsx';
import { State } from '../../parts/State.tsx';
import { decideMergeCase, type MergeCaseRow } from './merge-cases.data.ts';

interface Deciding {
  readonly row: MergeCaseRow;
  readonly merge: boolean;
}

export default function MergeCaseList() {
  const text = useText();
  const word = useWord();
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const columns = useColumns(setDeciding);
  return (
    <>
      <HouseList<MergeCaseRow>
        resource="mergeCases"
        title={text('control.mergeCases')}
        columns={columns}
        sort={{ field: '', order: 'DESC' }}
        defaults={{ state: 'OPEN' }}
        filters={
          <SelectInput
            source="state"
            label={text('fields.state')}
            helperText={false}
            translateChoice={false}
            choices={(['OPEN', 'MERGED', 'DISMISSED'] as const).map((id) => ({ id, name: word('merge', id) }))}
          />
        }
      />
      {deciding && <Decide {...deciding} onClose={() => setDeciding(null)} />}
    </>
  );
}

const nameOf = (member: MergeMemberFragment | null) =>
  member ? `${member.displayName ?? ''} ${member.cardNumber}` : '—';

function useColumns(onDecide: (deciding: Deciding) => void): readonly Column<MergeCaseRow>[] {
  const text = useText();
  const word = useWord();
  return [
    { key: 'member', label: text('fields.member'), phone: 'title', text: ({ member }) => nameOf(member) },
    { key: 'other', label: text('fields.otherMember'), phone: 'below', text: ({ otherMember }) => nameOf(otherMember) },
    { key: 'openedAt', label: text('fields.openedAt'), text: ({ openedAt }, format) => format.dateTime(openedAt) },
    {
      key: 'decidedBy',
      label: text('fields.decidedBy'),
      text: ({ decidedBy, decisionReason }) => [decidedBy, decisionReason].filter(Boolean).join(' · ') || '—',
    },
    {
      key: 'state',
      label: text('fields.state'),
      phone: 'side',
      text: ({ state }) => word('merge', state),
      show: ({ state }) => <State kind="merge" value={state} />,
    },
    {
      key: 'decide',
      label: '\u00a0',
      align: 'right',
      phone: 'side',
      text: () => '',
      show: (row) =>
        row.state === 'OPEN' && (
          <>
            <Button color="inherit" onClick={() => onDecide({ row, merge: false })}>
              {text('actions.dismiss')}
            </Button>
            <Button variant="outlined" onClick={() => onDecide({ row, merge: true })}>
              {text('actions.merge')}
            </Button>
          </>
        ),
    },
  ];
}

function Side({ title, member }: { title: string; member: MergeMemberFragment | null }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  return (
    <Section title={title} dense>
      <Facts
        rows={[
          [text('fields.name'), member?.displayName],
          [text('fields.cardNumber'), member?.cardNumber],
          [text('fields.phone'), member?.phoneMasked],
          [text('fields.enrolledAt'), format.date(member?.enrolledAt)],
          [text('fields.tier'), word('tier', member?.loyalty?.tier.tier)],
          [text('fields.available'), format.number(member?.loyalty?.available)],
          [text('fields.debt'), format.number(member?.loyalty?.debt)],
        ]}
      />
    </Section>
  );
}

type Result = Awaited<ReturnType<typeof decideMergeCase>>;

/** Both sides beside each other; a merge is tried without effect first. */
function Decide({ row, merge, onClose }: Deciding & { onClose: () => void }) {
  const text = useText();
  const run = useCallback(
    ({ reason }: { reason: string }, _key: string, dryRun: boolean) =>
      decideMergeCase({
        id: row.id,
        decision: merge ? 'MERGE' : 'DISMISS',
        expectedVersion: row.version,
        reason,
        dryRun,
      }),
    [row, merge],
  );
  return (
    <CommandDialog<{ reason: string }, Result>
      name={`merge.${row.id}.${merge}`}
      title={text(merge ? 'control.mergeTitle' : 'control.mergeCases')}
      wide
      danger={merge}
      hint={merge ? text('control.mergeHint') : undefined}
      submit={text(merge ? 'actions.merge' : 'actions.dismiss')}
      defaults={{ reason: '' }}
      onClose={onClose}
      run={run}
      done={() => text('control.mergeDone')}
      preview={
        merge
          ? ({ survivor }) => (
              <Alert severity="warning">
                {text('control.mergeSurvivor', {
                  name: survivor ? `${survivor.displayName ?? ''} ${survivor.cardNumber}` : '—',
                })}
              </Alert>
            )
          : undefined
      }>
      <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        <Side title={text('fields.member')} member={row.member} />
        <Side title={text('fields.otherMember')} member={row.otherMember} />
      </Box>
      <FieldText name="reason" label={text('fields.reason')} required rows={2} maxLength={500} />
    </CommandDialog>
  );
}
