import { Button } from '@mui/material';
import { useState } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { ServiceTeamDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { Page } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable, type SmallColumn } from '../../parts/SmallTable.tsx';
import { HandOver } from './HandOver.tsx';
import { PutPerson } from './PutPerson.tsx';
import { TEAM_PAGE, type ServicePerson } from './service-team.data.ts';

type Dialog = { readonly does: 'put'; readonly person: ServicePerson | null }
  | { readonly does: 'hand'; readonly person: ServicePerson } | null;

/** Who serves members, how many each, and whose members go to others. */
export default function TeamPage() {
  const text = useText();
  const can = useCan();
  const [number, setNumber] = useState(1);
  const [dialog, setDialog] = useState<Dialog>(null);
  const close = () => setDialog(null);
  const asked = useAsk(ServiceTeamDocument, { page: { ...TEAM_PAGE, number } }, { keep: true });
  const columns = useColumns();
  const leads = can('members:care');
  const mine = asked.data?.myServicePerson;
  return (
    <Page
      title={text('serviceTeam.title')}
      actions={(
        <>
          {mine && <PageLink to={`/service-team/${mine.id}`}>{text('serviceTeam.mine')}</PageLink>}
          {leads && (
            <Button variant="outlined" onClick={() => setDialog({ does: 'put', person: null })}>
              {text('actions.addServicePerson')}
            </Button>
          )}
        </>
      )}>
      <Answer asked={asked}>
        {({ servicePersons: { items, totalCount } }) => (
          <>
            <SmallTable
              label={text('serviceTeam.title')}
              rows={items}
              keyOf={({ id }) => id}
              empty={text('serviceTeam.none')}
              columns={[...columns, ...(leads ? [{
                label: '\u00a0', phone: 'actions' as const,
                cell: (person: ServicePerson) => (
                  <>
                    <Button size="small" onClick={() => setDialog({ does: 'put', person })}>
                      {text('actions.edit')}
                    </Button>
                    {Number(person.served) > 0 && (
                      <Button size="small" onClick={() => setDialog({ does: 'hand', person })}>
                        {text('actions.handOver')}
                      </Button>
                    )}
                  </>
                ),
              }] : [])]}
            />
            {number > 1 && <Button onClick={() => setNumber(number - 1)}>{text('shared.newer')}</Button>}
            {totalCount > number * TEAM_PAGE.size && (
              <Button onClick={() => setNumber(number + 1)}>{text('shared.older')}</Button>
            )}
          </>
        )}
      </Answer>
      {dialog?.does === 'put' && <PutPerson person={dialog.person} onClose={close} />}
      {dialog?.does === 'hand' && <HandOver person={dialog.person} onClose={close} />}
    </Page>
  );
}

function useColumns(): SmallColumn<ServicePerson>[] {
  const text = useText();
  const format = useFormat();
  return [
    {
      label: text('serviceTeam.name'), phone: 'title',
      cell: ({ id, displayName }) => <PageLink to={`/service-team/${id}`}>{displayName}</PageLink>,
    },
    {
      label: text('fields.state'), phone: 'side',
      cell: ({ isActive }) => (
        <Mark tone={isActive ? 'good' : 'plain'}>{text(isActive ? 'serviceTeam.active' : 'serviceTeam.left')}</Mark>
      ),
    },
    {
      label: text('serviceTeam.outlet'),
      cell: ({ outlet, franchise }) => outlet?.name ?? franchise?.name ?? text('serviceTeam.headOffice'),
    },
    {
      label: text('serviceTeam.load'), align: 'right',
      cell: ({ served, capacity }) => `${format.number(served ?? 0)} / ${format.number(capacity ?? 0)}`,
    },
    {
      label: text('serviceTeam.high'), align: 'right',
      cell: ({ highPotential }) => (typeof highPotential === 'number' ? format.number(highPotential) : '—'),
    },
  ];
}
