import { Button } from '@mui/material';
import { useState } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { TagListDocument } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { Page } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { EditTag } from './EditTag.tsx';
import type { ListedTag, TagRow } from './tags.data.ts';

/** What members may be described by. */
export default function TagPage() {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const can = useCan();
  const [editing, setEditing] = useState<{ readonly tag: TagRow | null } | null>(null);
  const asked = useAsk(TagListDocument, {});
  const writes = can('insights:write');
  return (
    <Page
      title={text('tags.title')}
      actions={writes && (
        <Button variant="outlined" onClick={() => setEditing({ tag: null })}>{text('tags.add')}</Button>
      )}>
      <Answer asked={asked}>
        {({ tags }) => (
          <SmallTable
            label={text('tags.title')}
            rows={tags}
            keyOf={({ code }) => code}
            empty={text('tags.none')}
            columns={[
              { label: text('fields.code'), cell: ({ code }) => code, phone: 'title' },
              { label: text('shared.nameZh'), cell: ({ nameZh }) => nameZh },
              { label: text('shared.nameEn'), cell: ({ nameEn }) => nameEn },
              { label: text('tags.group'), cell: ({ exclusiveGroup }) => exclusiveGroup ?? '—' },
              {
                label: text('tags.rule'),
                cell: (tag) => (
                  <PageLink to={`/tags/${tag.code}`}>
                    {tag.rule ? `${word('tagSource', tag.rule.source)} · ${tag.rule.lastRun?.finishedAt
                      ? format.number(tag.rule.lastRun.members) : text('tags.running')}`
                      : text(writes ? 'tags.addRule' : 'tags.noRuleShort')}
                  </PageLink>
                ),
              },
              {
                label: text('fields.state'), phone: 'side',
                cell: ({ retired }) => (
                  <Mark tone={retired ? 'plain' : 'good'}>{text(retired ? 'tags.retired' : 'tags.inUse')}</Mark>
                ),
              },
              ...(writes ? [{
                label: '\u00a0', phone: 'actions' as const,
                cell: (tag: ListedTag) => <Button onClick={() => setEditing({ tag })}>{text('actions.edit')}</Button>,
              }] : []),
            ]}
          />
        )}
      </Answer>
      {editing && <EditTag tag={editing.tag} onClose={() => setEditing(null)} />}
    </Page>
  );
}
