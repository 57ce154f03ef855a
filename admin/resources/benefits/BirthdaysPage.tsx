import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useAsk } from '../../graph/use-ask.ts';
import { BirthdayListDocument } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Page } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { useNamed } from '../../parts/words/use-named.ts';

const ROWS = 50;

/** Whom to call before the birthday. */
export default function BirthdaysPage() {
  const text = useText();
  const named = useNamed();
  const format = useFormat();
  const [number, setNumber] = useState(1);
  const asked = useAsk(BirthdayListDocument, { page: { number, size: ROWS } }, { keep: true });
  return (
    <Page title={text('benefits.birthdays')}>
      <Typography variant="body2" className="soft" sx={{ mb: 2 }}>{text('benefits.birthdayHint')}</Typography>
      <Answer asked={asked}>
        {({ birthdaysAhead: { items, totalCount } }) => (
          <>
            <SmallTable
              label={text('benefits.birthdays')}
              rows={items}
              keyOf={({ member, on }) => `${member?.id} ${on}`}
              empty={text('benefits.noBirthdays')}
              columns={[
                {
                  label: text('fields.member'), phone: 'title',
                  cell: ({ member }) => (member
                    ? <PageLink to={`/members/${member.id}/show`}>{member.displayName ?? member.cardNumber}</PageLink>
                    : '—'),
                },
                { label: text('benefits.on'), phone: 'side', cell: ({ on }) => format.date(on) },
                { label: text('fields.region'), cell: ({ region }) => named(region) },
              ]}
            />
            {totalCount > number * ROWS && (
              <Button onClick={() => setNumber(number + 1)}>{text('actions.more')}</Button>
            )}
          </>
        )}
      </Answer>
    </Page>
  );
}
