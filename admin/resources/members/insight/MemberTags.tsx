import { Button } from '@mui/material';
import { useState } from 'react';
import { useCan } from '../../../auth/use-actor.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText, useWord } from '../../../i18n/use-text.ts';
import { Mark } from '../../../parts/Mark.tsx';
import { Section } from '../../../parts/Page.tsx';
import { SmallTable, type SmallColumn } from '../../../parts/SmallTable.tsx';
import { useNamed } from '../../../parts/words/use-named.ts';
import type { MemberTagRow } from './insight.data.ts';
import { TagMember } from './TagMember.tsx';
import { UntagMember } from './UntagMember.tsx';

/** What is said of a member; what is overridden stays visible, with what holds instead. */
export function MemberTags({ memberId, tags }: { memberId: string; tags: readonly MemberTagRow[] }) {
  const text = useText();
  const can = useCan();
  const [adds, setAdds] = useState(false);
  const [removed, setRemoved] = useState<MemberTagRow | null>(null);
  const writes = can('insights:write');
  const columns = useColumns(writes ? setRemoved : null);
  return (
    <Section
      title={text('insights.tags')}
      side={writes && <Button onClick={() => setAdds(true)}>{text('insights.tag')}</Button>}>
      <SmallTable
        label={text('insights.tags')}
        rows={tags}
        keyOf={({ tag, source }) => `${tag.code} ${source}`}
        empty={text('insights.noTags')}
        columns={columns}
      />
      {adds && <TagMember memberId={memberId} onClose={() => setAdds(false)} />}
      {removed && <UntagMember memberId={memberId} row={removed} onClose={() => setRemoved(null)} />}
    </Section>
  );
}

function useColumns(onRemove: ((row: MemberTagRow) => void) | null): readonly SmallColumn<MemberTagRow>[] {
  const text = useText();
  const word = useWord();
  const named = useNamed();
  const format = useFormat();
  return [
    { label: text('insights.tags'), cell: ({ tag }) => named(tag), phone: 'title' },
    {
      label: text('fields.state'), phone: 'side',
      cell: ({ overriddenBy }) => (
        <Mark tone={overriddenBy ? 'plain' : 'good'}>
          {overriddenBy ? text('insights.overridden', { tag: named(overriddenBy) }) : text('insights.holds')}
        </Mark>
      ),
    },
    { label: text('insights.source'), cell: ({ source }) => word('tagSource', source) },
    { label: text('insights.kind'), cell: ({ kind }) => word('tagKind', kind) },
    { label: text('insights.confidence'), align: 'right', cell: ({ confidence }) => `${confidence}%` },
    { label: text('insights.said'), cell: ({ saidAt }) => format.date(saidAt) },
    { label: text('insights.by'), cell: ({ recordedBy }) => word('actorName', recordedBy) },
    ...(onRemove ? [{
      label: '\u00a0', phone: 'actions' as const,
      cell: (row: MemberTagRow) => <Button onClick={() => onRemove(row)}>{text('insights.untag')}</Button>,
    }] : []),
  ];
}
