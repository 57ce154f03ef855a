import { Box, Button, Typography } from '@mui/material';
import { useCallback, useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { useCan } from '../../auth/use-actor.ts';
import { OutreachTemplateDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer, NotFound } from '../../parts/Answer.tsx';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { Facts, Page, Section } from '../../parts/Page.tsx';
import { State } from '../../parts/State.tsx';
import { publishTemplate, testTemplate, type ShownTemplate } from './outreach.data.ts';
import { WriteTemplate } from './WriteTemplate.tsx';

type Doing = 'publish' | 'test' | 'next';

export default function TemplatePage() {
  const { id = '' } = useParams();
  const asked = useAsk(OutreachTemplateDocument, { id });
  return (
    <Answer asked={asked}>
      {({ messageTemplate }) => (messageTemplate ? <Body template={messageTemplate} /> : <NotFound />)}
    </Answer>
  );
}

function Body({ template }: { template: ShownTemplate }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const can = useCan();
  const go = useNavigate();
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  return (
    <Page title={template.name} over={`${template.code} v${template.version}`} actions={can('outreach:write') && (
      <>
        {template.state === 'DRAFT' && (
          <Button variant="contained" onClick={() => setDoing('publish')}>{text('outreach.publish')}</Button>)}
        {(template.channel === 'EMAIL' || template.channel === 'SMS') && (
          <Button onClick={() => setDoing('test')}>{text('outreach.test')}</Button>)}
        <Button onClick={() => setDoing('next')}>{text('outreach.nextVersion')}</Button>
      </>)}>
      <Facts columns={2} rows={[
        [text('fields.state'), <State key="state" kind="messageTemplateState" value={template.state} />],
        [text('outreach.kind'), word('messageKind', template.kind)],
        [text('outreach.channel'), word('messageChannel', template.channel)],
        [text('outreach.linkUrl'), template.linkUrl],
        [text('outreach.writtenBy'), `${template.writtenBy} · ${format.dateTime(template.writtenAt)}`],
        [text('outreach.publishedAt'), template.publishedAt && format.dateTime(template.publishedAt)],
        [text('outreach.variables'), template.variables.map(({ name }) => `{{${name}}}`).join(' ') || null],
      ]} />
      <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' } }}>
        <Preview title={text('outreach.previewZh')} shown={template.previewZh} />
        <Preview title={text('outreach.previewEn')} shown={template.previewEn} />
      </Box>
      {doing === 'publish' && <Publish template={template} onClose={close} />}
      {doing === 'test' && <Test template={template} onClose={close} />}
      {doing === 'next' && (
        <WriteTemplate of={template} onClose={close} onDone={(id) => go(`/messageTemplates/${id}/show`)} />)}
    </Page>
  );
}

function Preview({ title, shown }: { title: string; shown: ShownTemplate['previewZh'] }) {
  return (
    <Section title={title}>
      {shown.subject && <Typography variant="subtitle2">{shown.subject}</Typography>}
      <Typography sx={{ whiteSpace: 'pre-wrap' }}>{shown.body}</Typography>
    </Section>
  );
}

interface Props { readonly template: ShownTemplate; readonly onClose: () => void }

function Publish({ template: { id }, onClose }: Props) {
  const text = useText();
  const run = useCallback((_: Record<string, never>, idempotencyKey: string) =>
    publishTemplate({ id, idempotencyKey }), [id]);
  return (
    <CommandDialog<Record<string, never>, Awaited<ReturnType<typeof publishTemplate>>>
      name={`outreach.publish.${id}`} title={text('outreach.publish')} hint={text('outreach.publishHint')}
      submit={text('actions.confirm')} defaults={{}} onClose={onClose} run={run} done={() =>
        text('outreach.published')} />
  );
}

interface Tried { to: string; language: string }

/** To whoever tries it out; the address is not kept, here neither. */
function Test({ template: { id, channel }, onClose }: Props) {
  const text = useText();
  const run = useCallback(({ to, language }: Tried, idempotencyKey: string) => testTemplate(
    { id, to: to.trim(), language: language as 'ZH' | 'EN', idempotencyKey }), [id]);
  return (
    <CommandDialog<Tried, Awaited<ReturnType<typeof testTemplate>>>
      name={`outreach.test.${id}`} title={text('outreach.test')} hint={text('outreach.testHint')} secret
      submit={text('outreach.send')} defaults={{ to: '', language: 'ZH' }} onClose={onClose} run={run}
      done={() => text('outreach.tested')}>
      <FieldText name="to" required label={text(channel === 'EMAIL' ? 'outreach.yourEmail' : 'outreach.yourPhone')} />
      <FieldSelect name="language" label={text('outreach.language')} required
        choices={[{ id: 'ZH', name: text('outreach.chinese') }, { id: 'EN', name: text('outreach.english') }]} />
    </CommandDialog>
  );
}
