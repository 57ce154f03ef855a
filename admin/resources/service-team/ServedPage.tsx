import { Button } from '@mui/material';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { MembersServedDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useText } from '../../i18n/use-text.ts';
import { Answer, NotFound } from '../../parts/Answer.tsx';
import { Page } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { useNamed } from '../../parts/words/use-named.ts';

const ROWS = 50;

/** Whom one person serves, the newest first. */
export default function ServedPage() {
  const { id = '' } = useParams();
  const text = useText();
  const named = useNamed();
  // Where each page before this one began: a cursor leads onward only.
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  const after = pages.at(-1) ?? null;
  const asked = useAsk(MembersServedDocument, { id, page: { size: ROWS, after } }, { keep: true });
  return (
    <Answer asked={asked}>
      {({ servicePerson, membersServedBy: { items, endCursor } }) => (servicePerson ? (
        <Page
          title={text('serviceTeam.served', { name: servicePerson.displayName })}
          over={<PageLink to="/service-team">{text('serviceTeam.title')}</PageLink>}>
          <SmallTable
            label={text('serviceTeam.mine')}
            rows={items}
            keyOf={(member) => member.id}
            empty={text('serviceTeam.nobodyServed')}
            columns={[
              {
                label: text('fields.member'), phone: 'title',
                cell: (member) => (
                  <PageLink to={`/members/${member.id}/show`}>{member.displayName ?? member.cardNumber}</PageLink>
                ),
              },
              {
                label: text('fields.tier'), phone: 'side',
                cell: ({ loyalty }) => (loyalty ? named(loyalty.tier.tier) : '—'),
              },
              { label: text('fields.cardNumber'), cell: ({ cardNumber }) => cardNumber },
              { label: text('fields.phone'), cell: ({ phoneMasked }) => phoneMasked ?? '—' },
            ]}
          />
          {pages.length > 1 && <Button onClick={() => setPages(pages.slice(0, -1))}>{text('shared.newer')}</Button>}
          {endCursor && <Button onClick={() => setPages([...pages, endCursor])}>{text('shared.older')}</Button>}
        </Page>
      ) : <NotFound />)}
    </Answer>
  );
}
