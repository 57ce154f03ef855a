import { Box, Button, Typography } from '@mui/material';
import { useCallback, useState } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { ask } from '../../graph/ask.ts';
import { useAsk } from '../../graph/use-ask.ts';
import {
  MemberCareDocument, RecordChurnReasonDocument, type ChurnReasonName, type MemberCareQuery,
} from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { Mark, toneOf } from '../../parts/Mark.tsx';
import { Facts, Section } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';

const REASONS = [
  'PRICE', 'QUALITY', 'SERVICE', 'STYLE', 'STORE', 'COMPETITOR', 'POINTS', 'NO_NEED', 'MOVED', 'OTHER',
] as const;

/** Complaints, visits and why the member stays away: what whoever serves it should know. */
export function MemberCare({ memberId }: { memberId: string }) {
  const text = useText();
  const can = useCan();
  const [recording, setRecording] = useState(false);
  const { data } = useAsk(MemberCareDocument, { id: memberId });
  if (!data?.member) return null;
  return (
    <>
      <Complaints items={data.complaints.items} />
      <Section title={text('members.visits')}>
        <Visits visits={data.member.visits} />
      </Section>
      <Section
        title={text('members.churn')}
        side={can('members:write') && (
          <Button size="small" onClick={() => setRecording(true)}>
            {text('members.recordChurn')}
          </Button>
        )}>
        <Reasons reasons={data.member.churnReasons} />
      </Section>
      {recording && (
        <RecordChurn memberId={memberId} complaints={data.complaints.items} onClose={() => setRecording(false)} />
      )}
    </>
  );
}

type Member = NonNullable<MemberCareQuery['member']>;

function Nothing() {
  return (
    <Typography variant="body2" className="soft">
      {useText()('shared.none')}
    </Typography>
  );
}

function Complaints({ items }: { items: MemberCareQuery['complaints']['items'] }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  return (
    <Section title={text('members.complaints')}>
      {items.length === 0 && <Nothing />}
      <Facts
        rows={items.map(({ id, kind, state, receivedAt, timers }) => [
          format.date(receivedAt),
          <Box key={id} component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', gap: 1 }}>
            <PageLink to={`/complaints/${id}/show`}>{word('complaintKind', kind)}</PageLink>
            <Mark tone={timers.isOverdue ? 'bad' : toneOf(state)}>{word('complaintState', state)}</Mark>
          </Box>,
        ])}
      />
    </Section>
  );
}

function Visits({ visits }: Pick<Member, 'visits'>) {
  const format = useFormat();
  if (visits.length === 0) return <Nothing />;
  return <Facts rows={visits.map(({ outlet, fromAt }) => [outlet?.name ?? '—', format.dateTime(fromAt)])} />;
}

function Reasons({ reasons }: { reasons: Member['churnReasons'] }) {
  const word = useWord();
  const format = useFormat();
  if (reasons.length === 0) return <Nothing />;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
      {reasons.map(({ reason, text, source, recordedAt, recordedBy }) => (
        <li key={recordedAt}>
          <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
            {[word('churnReason', reason), text].filter(Boolean).join(format.locale === 'zh-CN' ? '：' : ': ')}
          </Typography>
          <Typography variant="body2" className="soft">
            {[word('churnSource', source), recordedBy, format.date(recordedAt)].filter(Boolean).join(' · ')}
          </Typography>
        </li>
      ))}
    </Box>
  );
}

interface Churn { reason: string; text: string; complaintId: string }

interface ChurnProps {
  readonly memberId: string;
  readonly complaints: MemberCareQuery['complaints']['items'];
  readonly onClose: () => void;
}

function RecordChurn({ memberId, complaints, onClose }: ChurnProps) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const run = useCallback(async (values: Churn, idempotencyKey: string) =>
    (await ask(RecordChurnReasonDocument, { input: {
      memberId, idempotencyKey, reason: values.reason as ChurnReasonName, text: values.text.trim() || null,
      complaintId: values.complaintId || null,
    } })).recordChurnReason, [memberId]);
  return (
    <CommandDialog
      name={`churn.${memberId}`}
      title={text('members.recordChurn')}
      hint={text('members.churnHint')}
      submit={text('actions.confirm')}
      defaults={{ reason: '', text: '', complaintId: '' }}
      onClose={onClose}
      run={run}
      done={() => text('shared.saved')}>
      <FieldSelect name="reason" label={text('members.churn')} required
        choices={REASONS.map((id) => ({ id, name: word('churnReason', id) }))} />
      {complaints.length > 0 && (
        <FieldSelect name="complaintId" label={text('members.churnComplaint')}
          choices={[{ id: '', name: text('members.churnNoComplaint') }, ...complaints.map(({ id, kind, receivedAt }) =>
            ({ id, name: `${format.date(receivedAt)} ${word('complaintKind', kind)}` }))]} />
      )}
      <FieldText name="text" label={text('members.churnWords')} rows={3} maxLength={500} />
    </CommandDialog>
  );
}
