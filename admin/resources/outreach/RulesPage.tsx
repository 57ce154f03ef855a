import { Button } from '@mui/material';
import { useCallback, useState } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { OutreachPublishedDocument, OutreachRulesDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldCheck, FieldSelect } from '../../parts/form/fields.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { Page, Section } from '../../parts/Page.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { setRule, type Figures, type Rule } from './outreach.data.ts';

const MONTH_MS = 30 * 86_400_000;

/** Which notices become messages, and what messages of the last 30 days brought. */
export default function RulesPage() {
  const text = useText();
  const [until] = useState(() => new Date());
  const asked = useAsk(OutreachRulesDocument, {
    from: new Date(until.getTime() - MONTH_MS).toISOString(), until: until.toISOString() });
  const [editing, setEditing] = useState<Rule | null>(null);
  return (
    <Page title={text('nav.messageRules')}>
      <Answer asked={asked}>
        {({ messageRules, messageFigures }) => (
          <>
            <Section title={text('outreach.figures')}><FigureTable rows={messageFigures} /></Section>
            <Section title={text('outreach.rules')}><RuleTable rows={messageRules} onEdit={setEditing} /></Section>
          </>
        )}
      </Answer>
      {editing && <EditRule rule={editing} onClose={() => setEditing(null)} />}
    </Page>
  );
}

function FigureTable({ rows }: { rows: readonly Figures[] }) {
  const text = useText();
  const word = useWord();
  const share = (one: Figures) => `${(one.optOutPpm / 10_000).toFixed(2)} %`;
  return (
    <SmallTable label={text('outreach.figures')} rows={rows} keyOf={({ channel }) => channel} columns={[
      { label: text('outreach.channel'), phone: 'title', cell: ({ channel }) => word('messageChannel', channel) },
      { label: text('outreach.sent'), align: 'right', cell: ({ sent }) => sent },
      { label: text('outreach.reached'), align: 'right', cell: ({ reached }) => reached },
      { label: text('outreach.read'), align: 'right', cell: ({ read }) => read },
      { label: text('outreach.followed'), align: 'right', cell: ({ followed }) => followed },
      { label: text('outreach.optedOut'), align: 'right', cell: ({ optedOut }) => optedOut },
      { label: text('outreach.optOutPpm'), align: 'right', phone: 'side', cell: share },
    ]} />
  );
}

function RuleTable({ rows, onEdit }: { rows: readonly Rule[]; onEdit: (rule: Rule) => void }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const can = useCan();
  return (
    <SmallTable label={text('outreach.rules')} rows={rows} keyOf={({ notice }) => notice} columns={[
      { label: text('outreach.notice'), phone: 'title', cell: ({ notice }) => word('messageNotice', notice) },
      { label: text('fields.state'), phone: 'side', cell: ({ enabled }) => (
        <Mark tone={enabled ? 'good' : 'plain'}>{text(enabled ? 'outreach.on' : 'outreach.off')}</Mark>) },
      { label: text('outreach.template'), cell: ({ template }) => template?.name ?? '—' },
      { label: text('outreach.changedBy'), cell: ({ changedBy, changedAt }) => (
        changedAt ? `${changedBy} · ${format.dateTime(changedAt)}` : '—') },
      { label: '\u00a0', phone: 'actions', align: 'right', cell: (rule) => can('outreach:write') && (
        <Button size="small" onClick={() => onEdit(rule)}>{text('actions.edit')}</Button>) },
    ]} />
  );
}

interface Values { enabled: boolean; templateId: string }

function EditRule({ rule: { notice, enabled, version: expectedVersion, template }, onClose }: {
  rule: Rule; onClose: () => void;
}) {
  const text = useText();
  const word = useWord();
  const templates = useAsk(OutreachPublishedDocument, {}).data?.messageTemplates.items ?? [];
  const run = useCallback((values: Values) => setRule(
    { notice, enabled: values.enabled, templateId: values.templateId || null, expectedVersion }),
      [notice, expectedVersion]);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof setRule>>>
      name={`outreach.rule.${notice}`} title={word('messageNotice', notice)} hint={text('outreach.ruleHint')}
      submit={text('actions.confirm')} defaults={{ enabled,
        templateId: template?.id ?? '' }} onClose={onClose} run={run}
      done={() => text('outreach.ruleSet')}>
      <FieldSelect name="templateId" label={text('outreach.template')} choices={templates.map(({ id, name,
        channel }) => (
        { id, name: `${name} · ${word('messageChannel', channel)}` }))} />
      <FieldCheck name="enabled" label={text('outreach.enabled')} />
    </CommandDialog>
  );
}
