import { Alert, Typography } from '@mui/material';
import { useCallback } from 'react';
import { ServiceTeamDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { handOverMembers, TEAM_PAGE, type HandOverResult, type ServicePerson } from './service-team.data.ts';

interface Values {
  toId: string;
  reason: string;
}

const MOST = 500;
const BY_LOAD = 'by-load';

/** Whose members go to whom is shown before they do. */
export function HandOver({ person, onClose }: { person: ServicePerson; onClose: () => void }) {
  const text = useText();
  const franchiseId = person.franchise?.id ?? null;
  const team = useAsk(ServiceTeamDocument, {
    filter: { franchiseId, headOffice: franchiseId === null, isActive: true }, page: TEAM_PAGE,
  }).data?.servicePersons.items ?? [];
  const run = useCallback(({ toId, reason }: Values, idempotencyKey: string, dryRun: boolean) => handOverMembers({
    servicePersonId: person.id, toId: toId === BY_LOAD ? null : toId, reason, idempotencyKey, dryRun,
  }), [person.id]);
  return (
    <CommandDialog<Values, HandOverResult>
      name={`hand-over.${person.id}`}
      title={text('serviceTeam.handTitle', { name: person.displayName })}
      hint={text('serviceTeam.handHint', { most: MOST })}
      submit={text('actions.handOver')}
      defaults={{ toId: BY_LOAD, reason: '' }}
      onClose={onClose}
      run={run}
      done={({ moved, left }) => text(left ? 'serviceTeam.movedLeft' : 'serviceTeam.moved', { moved, left })}
      preview={({ moved, left, takers }) => (
        <Alert severity="info">
          {text('serviceTeam.would', { moved, left })}
          {takers?.map(({ servicePerson, members }) => (
            <Typography key={servicePerson?.id} variant="body2">
              {text('serviceTeam.takes', { name: servicePerson?.displayName ?? '—', members })}
            </Typography>
          ))}
        </Alert>
      )}>
      <FieldSelect
        name="toId"
        label={text('serviceTeam.to')}
        choices={[
          { id: BY_LOAD, name: text('serviceTeam.byLoad') },
          ...team.filter(({ id }) => id !== person.id).map(({ id, displayName, outlet, served, capacity }) => (
            { id, name: [displayName, outlet?.name, `${served}/${capacity}`].filter(Boolean).join(' · ') })),
        ]}
        required
      />
      <FieldText name="reason" label={text('fields.reason')} required rows={2} maxLength={200} />
    </CommandDialog>
  );
}
