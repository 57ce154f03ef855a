import { Box, Button } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Facts, Section } from '../../parts/Page.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { PolicyMark } from '../../parts/rules/PolicyMark.tsx';
import { differencesOf } from '../../parts/rules/rule-lines.ts';
import { DecidePolicy, type Deciding } from './DecidePolicy.tsx';
import { latestOf, type PolicyKind, type Version, type Versions } from './policies.data.ts';
import { PublishPolicy } from './PublishPolicy.tsx';
import { RegionWindows } from './RegionWindows.tsx';
import { useRuleLines } from './use-rule-lines.ts';
import { VersionActions } from './VersionActions.tsx';

/** The rules in force, and every version with its date, who published it, why, and what it changed. */
export function PolicyVersions({ kind }: { kind: PolicyKind }) {
  const text = useText();
  const can = useCan();
  const [open, setOpen] = useState(false);
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const asked = useAsk(kind.document, kind.variables);
  return (
    <Answer asked={asked}>
      {(answer) => {
        const known = kind.versionsIn(answer);
        return (
          <>
            <RulesInForce known={known}>
              {can(kind.publishes) && (
                <Button variant="contained" onClick={() => setOpen(true)}>
                  {text('actions.publishPolicy')}
                </Button>
              )}
            </RulesInForce>
            <WindowsInForce known={known} />
            <History known={known} onDecide={can(kind.publishes) ? setDeciding : null} />
            {open && <PublishPolicy kind={kind} latest={latestOf(known.versions)} onClose={() => setOpen(false)} />}
            {deciding && <DecidePolicy {...deciding} kind={kind} onClose={() => setDeciding(null)} />}
          </>
        );
      }}
    </Answer>
  );
}

function RulesInForce({ known, children }: { known: Versions; children: ReactNode }) {
  const text = useText();
  const format = useFormat();
  const linesOf = useRuleLines();
  const current = known.versions.find(({ version }) => version === known.inForce.version);
  if (!current) return null;
  return (
    <Section
      title={[
        text('shared.policyNow'),
        `${text('fields.version')} ${current.version}`,
        format.date(current.effectiveFrom),
      ].join(' · ')}
      side={children}>
      <Facts
        columns={2}
        rows={linesOf(current).map((line) => [line.label, line.text] as const)}
      />
    </Section>
  );
}

function WindowsInForce({ known: { inForce, versions } }: { known: Versions }) {
  const windows = versions.find(({ version }) => version === inForce.version)?.windows ?? [];
  return windows.length > 0 && <RegionWindows windows={windows} />;
}

function History({
  known: { inForce, versions },
  onDecide,
}: {
  known: Versions;
  onDecide: ((deciding: Deciding) => void) | null;
}) {
  const text = useText();
  const format = useFormat();
  const linesOf = useRuleLines();
  const before = new Map(
    versions.map((policy, index) => {
      const former = versions.slice(index + 1).find(({ state: became }) => became === 'APPROVED');
      return [policy.version, former];
    }),
  );
  const changes = (policy: Version) => {
    const former = before.get(policy.version);
    const texts = differencesOf(linesOf(former ?? policy), linesOf(policy))
      .map(({ label, before: was, after: is }) => `${label} ${was} → ${is}`);
    return <Box sx={{ minWidth: texts.length > 0 ? 220 : 0 }}>{texts.join(' · ') || '—'}</Box>;
  };
  const moment = (at: string) => <Box sx={{ whiteSpace: 'nowrap' }}>{format.dateTime(at)}</Box>;
  return (
    <Section title={text('shared.versions')}>
      <SmallTable
        label={text('shared.versions')}
        rows={versions}
        keyOf={({ version }) => String(version)}
        columns={[
          { label: text('fields.version'), cell: ({ version }) => version, phone: 'title' },
          {
            label: text('fields.state'),
            cell: (policy) => <PolicyMark policy={policy} inForce={inForce.version} />,
            phone: 'side',
          },
          { label: text('fields.effectiveFrom'), cell: ({ effectiveFrom }) => moment(effectiveFrom) },
          { label: text('policies.changes'), cell: changes },
          { label: text('fields.actor'), cell: ({ publishedBy }) => publishedBy ?? '—' },
          { label: text('policies.publishedAt'), cell: ({ publishedAt }) => moment(publishedAt) },
          { label: text('fields.note'), cell: ({ note }) => note ?? '—' },
          {
            label: text('fields.decidedBy'),
            cell: ({ decidedBy, decisionNote }) => [decidedBy, decisionNote].filter(Boolean).join(' · ') || '—',
          },
          ...(onDecide
            ? [{
                label: '\u00a0',
                cell: (policy: Version) => <VersionActions policy={policy} onDecide={onDecide} />,
                phone: 'actions' as const,
              }]
            : []),
        ]}
      />
    </Section>
  );
}
