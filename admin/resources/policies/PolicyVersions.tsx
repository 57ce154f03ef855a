import { Box, Button } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Facts, Section } from '../../parts/Page.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { PolicyMark } from '../../parts/rules/PolicyMark.tsx';
import { standingOf } from '../../parts/rules/policy-standing.ts';
import { differencesOf } from '../../parts/rules/rule-lines.ts';
import { DecidePolicy, type Deciding } from './DecidePolicy.tsx';
import { CompareVersions } from './programme/CompareVersions.tsx';
import { DraftEffect } from './programme/DraftEffect.tsx';
import { OwnDrafts } from './programme/OwnDrafts.tsx';
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
            <Proposed known={known} programme={kind.of?.code} onDecide={can(kind.publishes) ? setDeciding : null} />
            <RulesInForce known={known}>
              {can(kind.publishes) && !proposalIn(known) && (
                <Button variant="contained" onClick={() => setOpen(true)}>
                  {text('actions.publishPolicy')}
                </Button>
              )}
            </RulesInForce>
            <WindowsInForce known={known} />
            {kind.drafts && can(kind.publishes) && (
              <OwnDrafts kind={kind} drafts={kind.drafts} known={known} mayPropose={!proposalIn(known)} />
            )}
            <History known={known} onDecide={can(kind.publishes) ? setDeciding : null} />
            {kind.of && <CompareVersions code={kind.of.code} known={known} />}
            {open && <PublishPolicy kind={kind} latest={latestOf(known.versions)} onClose={() => setOpen(false)} />}
            {deciding && <DecidePolicy {...deciding} kind={kind} onClose={() => setDeciding(null)} />}
          </>
        );
      }}
    </Answer>
  );
}

/** While one waits for its decision, no other is taken. */
const proposalIn = ({ versions, inForce }: Pick<Versions, 'versions' | 'inForce'>): Version | undefined =>
  versions.find((one) => standingOf(one, inForce.version, new Date()) === 'PROPOSED');

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

interface Decidable {
  readonly known: Versions;
  readonly onDecide: ((deciding: Deciding) => void) | null;
}

/** What waits for a person stands before all rules: nobody looks for it below them. */
function Proposed({ known, programme, onDecide }: Decidable & { readonly programme: string | undefined }) {
  const text = useText();
  const format = useFormat();
  const changesOf = useChanges(known);
  const { inForce, versions } = known;
  const waits = proposalIn({ versions, inForce });
  if (!waits) return null;
  const { version, effectiveFrom, publishedBy, note } = waits;
  return (
    <Section
      title={`${text('policies.waiting')} · ${text('fields.version')} ${version}`}
      side={<PolicyMark policy={waits} inForce={inForce.version} />}>
      {onDecide && <VersionActions policy={waits} onDecide={onDecide} />}
      <Box sx={{ mt: 0.5 }}>{changesOf(waits)}</Box>
      <Box component="small" sx={{ color: 'text.secondary' }}>
        {[`${text('fields.effectiveFrom')} ${format.dateTime(effectiveFrom)}`, publishedBy, note]
          .filter(Boolean).join(' · ')}
      </Box>
      {programme && <Box sx={{ mt: 3 }}><DraftEffect code={programme} version={version} /></Box>}
    </Section>
  );
}

/** What a version changed against the one that counted before it. */
function useChanges({ versions }: Versions): (policy: Version) => string {
  const linesOf = useRuleLines();
  return (policy) => {
    const place = versions.indexOf(policy);
    const former = versions.slice(place + 1).find(({ state: became }) => became === 'APPROVED');
    return differencesOf(linesOf(former ?? policy), linesOf(policy))
      .map(({ label, before: was, after: is }) => `${label} ${was} → ${is}`).join(' · ') || '—';
  };
}

function History({ known, onDecide }: Decidable) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const changesOf = useChanges(known);
  const { inForce, versions } = known;
  const moment = (at: string) => <Box component="span" sx={{ whiteSpace: 'nowrap' }}>{format.dateTime(at)}</Box>;
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
          {
            label: text('policies.changes'),
            cell: (policy) => (
              <Box sx={{ minWidth: { sm: 200 }, display: { xs: 'inline', sm: 'block' } }}>{changesOf(policy)}</Box>
            ),
          },
          { label: text('fields.actor'), cell: ({ publishedBy }) => word('actorName', publishedBy) },
          { label: text('policies.publishedAt'), cell: ({ publishedAt }) => moment(publishedAt) },
          { label: text('fields.note'), cell: ({ note }) => word('policyNote', note) },
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
