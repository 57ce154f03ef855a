import { useCallback } from 'react';
import { useAsk } from '../../graph/use-ask.ts';
import {
  ChannelListDocument,
  FranchiseChoicesDocument,
  type OutletKind,
} from '../../gql/graphql.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import { changed } from '../../parts/form/changed.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import type { Edited, Standing } from '../../parts/form/stale.ts';
import { useRegionChoices } from '../../parts/words/use-words.ts';
import { readOutlet, registerOutlet, updateOutlet, type OutletRow } from './outlets.data.ts';

export const OUTLET_KINDS = ['OWN_STORE', 'FRANCHISE_STORE', 'WEB_SHOP', 'LIVE_ROOM'] as const;

interface DialogProps {
  readonly onClose: () => void;
}

function useChannels() {
  const { data } = useAsk(ChannelListDocument, {});
  return (data?.channels ?? []).map(({ id, code, name }) => ({ id, name: `${name} · ${code}` }));
}

interface NewOutlet {
  code: string;
  name: string;
  city: string;
  region: string;
  kind: OutletKind;
  franchiseId: string;
  channelId: string;
}

const NEW_OUTLET: Omit<NewOutlet, 'region'> = {
  code: '',
  name: '',
  city: '',
  kind: 'OWN_STORE',
  franchiseId: '',
  channelId: '',
};

export function RegisterOutlet({ onClose }: DialogProps) {
  const text = useText();
  const word = useWord();
  const regions = useRegionChoices();
  const { code: region } = useRegion();
  const channels = useChannels();
  const franchises = useAsk(FranchiseChoicesDocument, {}).data?.franchises.items ?? [];
  const run = useCallback(
    ({ franchiseId, channelId, ...values }: NewOutlet, idempotencyKey: string) =>
      registerOutlet({
        ...values,
        franchiseId: franchiseId || null,
        channelId: channelId || null,
        idempotencyKey,
      }),
    [],
  );
  return (
    <CommandDialog<NewOutlet, Awaited<ReturnType<typeof registerOutlet>>>
      name="register-outlet"
      title={text('actions.registerOutlet')}
      submit={text('actions.registerOutlet')}
      defaults={{ ...NEW_OUTLET, region }}
      onClose={onClose}
      run={run}
      done={() => text('shared.registered')}>
      <FieldRow>
        <FieldText name="code" label={text('fields.code')} required autoFocus help={text('shared.codeHelp')} />
        <FieldSelect
          name="kind"
          label={text('fields.kind')}
          choices={OUTLET_KINDS.map((id) => ({ id, name: word('outletKind', id) }))}
          help={text('shared.forEver')}
          required
        />
      </FieldRow>
      <FieldText name="name" label={text('fields.named')} required maxLength={120} />
      <FieldRow>
        <FieldSelect
          name="region"
          label={text('fields.region')}
          choices={regions}
          help={text('shared.forEver')}
          required
        />
        <FieldText name="city" label={text('fields.city')} required maxLength={80} />
      </FieldRow>
      <FieldSelect
        name="franchiseId"
        label={text('fields.franchise')}
        choices={[{ id: '', name: text('shared.headOffice') }, ...franchises]}
      />
      <FieldSelect name="channelId" label={text('fields.channel')} choices={[{ id: '', name: '—' }, ...channels]} />
    </CommandDialog>
  );
}

interface OutletValues {
  name: string;
  city: string;
  channelId: string;
  latitude: string;
  longitude: string;
  expectedVersion: number;
}

const valuesOf = ({ name, city, channel, position, version }: OutletRow): OutletValues => ({
  name,
  city,
  channelId: channel?.id ?? '',
  latitude: position?.latitude ?? '',
  longitude: position?.longitude ?? '',
  expectedVersion: version,
});

/** Without both there is no place on the map. */
const editOf = ({ name, city, channelId, latitude, longitude }: OutletValues) => ({
  name,
  city,
  channelId: channelId || null,
  position: latitude.trim() || longitude.trim() ? { latitude: latitude.trim(), longitude: longitude.trim() } : null,
});

/** How an outlet stands, with what only head office's other dialogs change. */
function useStanding(): (outlet: OutletRow) => Standing<OutletValues> {
  const text = useText();
  return (outlet) => ({
    version: outlet.version,
    values: valuesOf(outlet),
    facts: [[text('fields.state'), text(outlet.closed ? 'fields.closed' : 'shared.open')]],
  });
}

export function EditOutlet({ outlet, onClose }: DialogProps & { outlet: OutletRow }) {
  const text = useText();
  const channels = useChannels();
  const standing = useStanding();
  const run = useCallback(
    (values: OutletValues, idempotencyKey: string, _dryRun: boolean, seen: OutletValues) => {
      const { expectedVersion } = values;
      return updateOutlet({ id: outlet.id, ...changed(editOf(values), editOf(seen)), expectedVersion, idempotencyKey });
    },
    [outlet.id],
  );
  const edited: Edited<OutletValues> = {
    seen: standing(outlet),
    read: async () => {
      const now = await readOutlet(outlet.id);
      return now && standing(now);
    },
    fields: [
      { name: 'name', label: text('fields.named') },
      { name: 'city', label: text('fields.city') },
      {
        name: 'channelId',
        label: text('fields.channel'),
        words: (id) => channels.find((channel) => channel.id === id)?.name ?? id,
      },
      { name: 'latitude', label: text('outlets.latitude') },
      { name: 'longitude', label: text('outlets.longitude') },
    ],
  };
  return (
    <CommandDialog<OutletValues, Awaited<ReturnType<typeof updateOutlet>>>
      name={`outlet.${outlet.id}`}
      title={`${text('outlets.editOutlet')} · ${outlet.code}`}
      submit={text('actions.confirm')}
      defaults={valuesOf(outlet)}
      onClose={onClose}
      run={run}
      edit
      edited={edited}
      done={() => text('shared.changed')}>
      <FieldText name="name" label={text('fields.named')} required maxLength={120} />
      <FieldText name="city" label={text('fields.city')} required maxLength={80} />
      <FieldSelect name="channelId" label={text('fields.channel')} choices={channels} />
      <FieldRow>
        <FieldText
          name="latitude"
          label={text('outlets.latitude')}
          maxLength={11}
          help={text('outlets.positionHelp')}
        />
        <FieldText name="longitude" label={text('outlets.longitude')} maxLength={11} />
      </FieldRow>
    </CommandDialog>
  );
}
