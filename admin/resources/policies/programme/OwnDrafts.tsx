import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { ProgrammeDraftSightDocument } from '../../../gql/graphql.ts';
import { useAsk } from '../../../graph/use-ask.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { CommandDialog } from '../../../parts/form/CommandDialog.tsx';
import { Section } from '../../../parts/Page.tsx';
import { SmallTable } from '../../../parts/SmallTable.tsx';
import { Effect } from '../Effect.tsx';
import {
  latestOf, type Drafts, type DraftSaved, type OwnDraft, type PolicyKind, type Versions,
} from '../policies.data.ts';
import { PublishPolicy } from '../PublishPolicy.tsx';
import { PickVersion } from './CompareVersions.tsx';
import { DifferenceWords } from './DifferenceWords.tsx';
import { EditDraft } from './EditDraft.tsx';

interface Props {
  readonly kind: PolicyKind;
  readonly drafts: Drafts;
  readonly known: Versions;
  /** While another version waits for its decision no draft is proposed. */
  readonly mayPropose: boolean;
}

type Doing = 'edit' | 'propose' | 'discard';

/** Versions that the reader is still writing: gone on with, looked at, proposed or thrown away. */
export function OwnDrafts({ kind, drafts, known, mayPropose }: Props) {
  const text = useText();
  const asked = useQuery({ queryKey: ['graph', 'drafts', kind.id], queryFn: drafts.read });
  const [doing, setDoing] = useState<{ readonly what: Doing; readonly draft: OwnDraft | null } | null>(null);
  const [sight, setSight] = useState<string | null>(null);
  const onClose = () => setDoing(null);
  const latest = latestOf(known.versions);
  return (
    <Section
      title={text('policies.own.title')}
      side={<Button onClick={() => setDoing({ what: 'edit', draft: null })}>{text('policies.own.add')}</Button>}>
      <Answer asked={asked}>
        {(all) => (
          <>
            <DraftTable all={all} newest={latest.version} mayPropose={mayPropose} onLook={setSight}
              onDo={(what, draft) => setDoing({ what, draft })} />
            {kind.of && all.some(({ name }) => name === sight) && (
              <DraftSight code={kind.of.code} name={sight!} known={known} />
            )}
          </>
        )}
      </Answer>
      {doing?.what === 'edit' && <EditDraft {...{ kind, drafts, latest, onClose }} draft={doing.draft} />}
      {doing?.what === 'propose' && <PublishPolicy {...{ kind, latest, onClose }} draft={doing.draft!} />}
      {doing?.what === 'discard' && <DiscardDraft {...{ kind, drafts, onClose }} draft={doing.draft!} />}
    </Section>
  );
}

interface TableProps {
  readonly all: readonly OwnDraft[];
  readonly newest: number;
  readonly mayPropose: boolean;
  readonly onLook: (name: string) => void;
  readonly onDo: (what: Doing, draft: OwnDraft) => void;
}

function DraftTable({ all, newest, mayPropose, onLook, onDo }: TableProps) {
  const text = useText();
  const format = useFormat();
  const doings = (draft: OwnDraft) => [
    ['look', () => onLook(draft.name)], ['edit', () => onDo('edit', draft)],
    ...(mayPropose ? [['propose', () => onDo('propose', draft)] as const] : []),
    ['discard', () => onDo('discard', draft)],
  ] as const;
  return (
    <SmallTable
      label={text('policies.own.title')}
      empty={text('policies.own.none')}
      rows={all}
      keyOf={({ name }) => name}
      columns={[
        { label: text('policies.own.name'), cell: ({ name }) => name, phone: 'title' },
        { label: text('policies.own.changedAt'), cell: ({ changedAt }) => format.dateTime(changedAt) },
        {
          label: text('policies.own.baseVersion'),
          cell: ({ baseVersion }) =>
            (baseVersion === newest ? baseVersion : text('policies.own.older', { baseVersion, newest })),
        },
        { label: text('fields.effectiveFrom'), cell: ({ effectiveFrom }) => format.dateTime(effectiveFrom) },
        { label: text('fields.note'), cell: ({ note }) => note ?? '—' },
        {
          label: '\u00a0',
          cell: (draft) => (
            <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
              {doings(draft).map(([what, act]) => (
                <Button key={what} size="small" color={what === 'propose' ? 'primary' : 'inherit'} onClick={act}
                  aria-label={`${text(`policies.own.${what === 'edit' ? 'goOn' : what}`)} ${draft.name}`}>
                  {text(`policies.own.${what === 'edit' ? 'goOn' : what}`)}
                </Button>
              ))}
            </Box>
          ),
          phone: 'actions',
        },
      ]}
    />
  );
}

/** What a draft changes of any version, in words, and what it would have made of last month. */
function DraftSight({ code, name, known }: { code: string; name: string; known: Versions }) {
  const text = useText();
  const [from, setFrom] = useState(known.inForce.version);
  const asked = useAsk(ProgrammeDraftSightDocument, { code, from }, { keep: true });
  return (
    <Box sx={{ mt: 2 }} role="group" aria-label={`${text('policies.own.look')} ${name}`}>
      <PickVersion label={text('policies.compareFrom')} known={known} value={from} onChange={setFrom} />
      <Answer asked={asked}>
        {({ programme }) => {
          const draft = programme?.drafts.find((one) => one.name === name);
          return draft && (
            <>
              <Box sx={{ mt: 1.5 }}><DifferenceWords differences={draft.comparison ?? []} /></Box>
              <Effect effect={draft.effect} />
            </>
          );
        }}
      </Answer>
    </Box>
  );
}

function DiscardDraft({ kind, drafts, draft, onClose }: {
  kind: PolicyKind; drafts: Drafts; draft: OwnDraft; onClose: () => void;
}) {
  const text = useText();
  return (
    <CommandDialog<{ expectedVersion: number }, DraftSaved>
      name={`discard-draft.${kind.id}.${draft.name}`}
      title={text('policies.own.discardTitle', { name: draft.name })}
      submit={text('policies.own.discard')}
      danger
      onClose={onClose}
      run={() => drafts.discard(draft)}
      done={() => text('policies.own.discarded')}
      defaults={{ expectedVersion: draft.version }}
    />
  );
}
