import { useCallback } from 'react';
import type { WriteMessageTemplateInput } from '../../gql/graphql.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { CHANNELS, KINDS, pairsIn, writeTemplate, type ShownTemplate } from './outreach.data.ts';

interface Values {
  code: string;
  name: string;
  kind: string;
  channel: string;
  subjectZh: string;
  bodyZh: string;
  subjectEn: string;
  bodyEn: string;
  variables: string;
  linkUrl: string;
}

const NEW: Values = { code: '', name: '', kind: 'MARKETING', channel: 'SMS', subjectZh: '', bodyZh: '', subjectEn: '',
  bodyEn: '', variables: '', linkUrl: '' };

const typedIn = ({ code, name, kind, channel, zh, en, variables, linkUrl }: ShownTemplate): Values => ({
  code, name, kind, channel, subjectZh: zh.subject ?? '', bodyZh: zh.body, subjectEn: en.subject ?? '', bodyEn: en.body,
  variables: variables.map((one) => `${one.name} = ${one.example}`).join('\n'), linkUrl: linkUrl ?? '' });

/** A text in both languages, or the next version of one. */
export function WriteTemplate({ of, onClose, onDone }: {
  of?: ShownTemplate; onClose: () => void; onDone: (id: string) => void;
}) {
  const text = useText();
  const word = useWord();
  const run = useCallback(({ subjectZh, subjectEn, variables, linkUrl, ...rest }: Values, idempotencyKey: string) =>
    writeTemplate({ ...rest as Pick<WriteMessageTemplateInput,
      'code' | 'name' | 'kind' | 'channel' | 'bodyZh' | 'bodyEn'>,
      subjectZh: subjectZh.trim() || null, subjectEn: subjectEn.trim() || null, linkUrl: linkUrl.trim() || null,
      variables: pairsIn(variables).map(({ name, value }) => ({ name, example: value })), idempotencyKey }), []);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof writeTemplate>>>
      name={`outreach.write.${of?.code ?? ''}`} title={text('outreach.write')} hint={text('outreach.writeHint')} wide
      submit={text('outreach.saveDraft')} defaults={of ? typedIn(of) : NEW} onClose={onClose} run={run}
      onDone={({ template }) => template && onDone(template.id)} done={() => text('outreach.written')}>
      <FieldRow>
        <FieldText name="code" label={text('fields.code')} required maxLength={60} disabled={of !== undefined} />
        <FieldText name="name" label={text('outreach.name')} required maxLength={100} />
      </FieldRow>
      <FieldRow>
        <FieldSelect name="kind" label={text('outreach.kind')} required disabled={of !== undefined}
          choices={KINDS.map((id) => ({ id, name: word('messageKind', id) }))} />
        <FieldSelect name="channel" label={text('outreach.channel')} required disabled={of !== undefined}
          choices={CHANNELS.map((id) => ({ id, name: word('messageChannel', id) }))} />
      </FieldRow>
      <FieldText name="subjectZh" label={text('outreach.subjectZh')} maxLength={200}
        help={text('outreach.subjectHelp')} />
      <FieldText name="bodyZh" label={text('outreach.bodyZh')} required rows={5} maxLength={5000} />
      <FieldText name="subjectEn" label={text('outreach.subjectEn')} maxLength={200} />
      <FieldText name="bodyEn" label={text('outreach.bodyEn')} required rows={5} maxLength={5000} />
      <FieldText name="variables" label={text('outreach.variables')} rows={3} help={text('outreach.variablesHelp')} />
      <FieldText name="linkUrl" label={text('outreach.linkUrl')} maxLength={500} />
    </CommandDialog>
  );
}
