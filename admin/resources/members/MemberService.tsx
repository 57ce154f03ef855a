import { Button, Typography } from '@mui/material';
import { useCallback, useState } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { MemberServiceDocument, ServiceTeamDocument, type ServiceTeamQuery } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect } from '../../parts/form/fields.tsx';
import { Facts, Section } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { assignServicePerson, TEAM_PAGE } from '../service-team/service-team.data.ts';

/** Who serves the member, and who did. */
export function MemberService({ memberId }: { memberId: string }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const can = useCan();
  const [assigns, setAssigns] = useState(false);
  const member = useAsk(MemberServiceDocument, { id: memberId }).data?.member;
  if (!member) return null;
  return (
    <Section
      title={text('serviceTeam.section')}
      side={can('members:care') && (
        <Button size="small" onClick={() => setAssigns(true)}>{text('actions.assignServicePerson')}</Button>
      )}>
      {!member.servicePerson && (
        <Typography variant="body2" className="soft">{text('serviceTeam.nobody')}</Typography>
      )}
      <Facts
        rows={member.serviceHistory.map(({ from, until, how, servicePerson: { id, displayName } }) => [
          [format.date(from), until && format.date(until)].filter(Boolean).join(' – '),
          <span key={from}>
            <PageLink to={`/service-team/${id}`}>{displayName}</PageLink>
            {` · ${word('serviceWay', how)}`}
          </span>,
        ])}
      />
      {assigns && (
        <Assign memberId={memberId} now={member.servicePerson?.id ?? NOBODY} onClose={() => setAssigns(false)} />
      )}
    </Section>
  );
}

const NOBODY = 'nobody';

function Assign({ memberId, now, onClose }: Omit<AssignProps, 'team'>) {
  const team = useAsk(ServiceTeamDocument, { filter: { isActive: true }, page: TEAM_PAGE })
    .data?.servicePersons.items;
  // What the form begins with must be known: nobody is taken from whoever serves by a hasty click.
  return team ? <AssignAmong team={team} memberId={memberId} now={now} onClose={onClose} /> : null;
}

interface AssignProps {
  readonly team: ServiceTeamQuery['servicePersons']['items'];
  readonly memberId: string;
  readonly now: string;
  readonly onClose: () => void;
}

function AssignAmong({ team, memberId, now, onClose }: AssignProps) {
  const text = useText();
  const outlets = new Map(team.flatMap(({ outlet }) => (outlet ? [[outlet.id, outlet.name]] : [])));
  const run = useCallback(
    ({ who }: { who: string }, key: string) => assignServicePerson(memberId, who, key), [memberId]);
  return (
    <CommandDialog<{ who: string }, Awaited<ReturnType<typeof assignServicePerson>>>
      name={`serve.${memberId}`}
      title={text('serviceTeam.assignTitle')}
      submit={text('actions.assignServicePerson')}
      defaults={{ who: team.some(({ id }) => id === now) ? now : '' }}
      hint={team.length === 0 ? text('serviceTeam.none') : undefined}
      onClose={onClose}
      run={run}
      done={() => text('serviceTeam.assigned')}>
      <FieldSelect
        name="who"
        label={text('serviceTeam.who')}
        choices={[
          { id: NOBODY, name: text('serviceTeam.nobody') },
          ...[...outlets].map(([id, outlet]) => ({ id: id!, name: text('serviceTeam.least', { outlet }) })),
          ...team.map(({ id, displayName, outlet, served, capacity }) => (
            { id, name: [displayName, outlet?.name, `${served}/${capacity}`].filter(Boolean).join(' · ') })),
        ]}
        required
      />
    </CommandDialog>
  );
}
