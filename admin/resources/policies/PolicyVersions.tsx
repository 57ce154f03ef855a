import { Box, Button } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { Facts, Section } from '../../parts/Page.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import type { PolicyKind, Version, Versions } from './policies.data.ts';
import { PublishPolicy } from './PublishPolicy.tsx';
import { RegionWindows } from './RegionWindows.tsx';
import { differencesOf, ruleOf } from './rule-values.ts';
import { useRuleText } from './use-rule-text.ts';

/** The rules in force, and every version with its date, who published it, why, and what it changed. */
export function PolicyVersions({ kind }: { kind: PolicyKind }) {
  const text = useText();
  const can = useCan();
  const [open, setOpen] = useState(false);
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
            <History known={known} />
            {open && <PublishPolicy kind={kind} latest={known.versions[0]!} onClose={() => setOpen(false)} />}
          </>
        );
      }}
    </Answer>
  );
}

function RulesInForce({ known, children }: { known: Versions; children: ReactNode }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const ruleText = useRuleText();
  const current = known.versions.find(({ version }) => version === known.inForce.version);
  if (!current) return null;
  return (
    <Section
      title={[
        text('control.policyNow'),
        `${text('fields.version')} ${current.version}`,
        format.date(current.effectiveFrom),
      ].join(' · ')}
      side={children}>
      <Facts
        columns={2}
        rows={Object.entries(current.rules).map(
          ([name, value]) => [word('rule', name), ruleText(ruleOf(name), value)] as const,
        )}
      />
    </Section>
  );
}

function WindowsInForce({ known: { inForce, versions } }: { known: Versions }) {
  const windows = versions.find(({ version }) => version === inForce.version)?.byRegion?.regionWindows ?? [];
  return windows.length > 0 && <RegionWindows windows={windows} />;
}

function History({ known: { inForce, versions } }: { known: Versions }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const ruleText = useRuleText();
  const before = new Map(versions.map((policy, index) => [policy.version, versions[index + 1]]));
  const changes = (policy: Version) => {
    const former = before.get(policy.version);
    const texts = differencesOf(former?.rules ?? policy.rules, policy.rules).map((one) => {
      const name = word('rule', one.rule.name);
      return `${name} ${ruleText(one.rule, one.before)} → ${ruleText(one.rule, one.after)}`;
    });
    return <Box sx={{ minWidth: texts.length > 0 ? 220 : 0 }}>{texts.join(' · ') || '—'}</Box>;
  };
  const moment = (at: string) => <Box sx={{ whiteSpace: 'nowrap' }}>{format.dateTime(at)}</Box>;
  const state = ({ version }: Version) => {
    if (version === inForce.version) return <Mark tone="good">{text('policies.inForce')}</Mark>;
    return <Mark>{text(version > inForce.version ? 'policies.upcoming' : 'policies.past')}</Mark>;
  };
  return (
    <Section title={text('control.versions')}>
      <SmallTable
        label={text('control.versions')}
        rows={versions}
        keyOf={({ version }) => String(version)}
        columns={[
          { label: text('fields.version'), cell: ({ version }) => version },
          { label: text('fields.state'), cell: state },
          { label: text('fields.effectiveFrom'), cell: ({ effectiveFrom }) => moment(effectiveFrom) },
          { label: text('policies.changes'), cell: changes },
          { label: text('fields.actor'), cell: ({ publishedBy }) => publishedBy ?? '—' },
          { label: text('policies.publishedAt'), cell: ({ publishedAt }) => moment(publishedAt) },
          { label: text('fields.note'), cell: ({ note }) => note ?? '—' },
        ]}
      />
    </Section>
  );
}
