import { Box, Button } from '@mui/material';
import { useCallback, useState } from 'react';
import { useParams } from 'react-router-dom';
import { useCan } from '../../auth/use-actor.ts';
import { SegmentPageDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Answer, NotFound } from '../../parts/Answer.tsx';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { Facts, Page, Section } from '../../parts/Page.tsx';
import { RuleLines } from '../../parts/segment-rule/RuleLines.tsx';
import { EditSegment } from './EditSegment.tsx';
import { PickMembers } from './PickMembers.tsx';
import { Changes, Members, Snapshots } from './SegmentTables.tsx';
import { retireSegment, takeSnapshot, type Segment } from './segments.data.ts';
import { Why } from './Why.tsx';

export default function SegmentPage() {
  const { id = '' } = useParams();
  const [after, setAfter] = useState<string | null>(null);
  const asked = useAsk(SegmentPageDocument, { id, after }, { keep: true });
  return (
    <Answer asked={asked}>
      {({ segment }) => (segment ? <Body segment={segment} onMore={setAfter} /> : <NotFound />)}
    </Answer>
  );
}

function Body({ segment, onMore }: { segment: Segment; onMore: (after: string | null) => void }) {
  const text = useText();
  const format = useFormat();
  const writes = useCan()('insights:write') && !segment.retiredAt;
  return (
    <Page
      title={format.locale === 'zh-CN' ? segment.nameZh : segment.nameEn}
      over={text('segments.one')}
      actions={writes && <Actions segment={segment} />}>
      <Box sx={{ display: 'grid', gap: { xs: 2, lg: 5 },
        gridTemplateColumns: { xs: 'minmax(0,1fr)', lg: 'minmax(0,1fr) 360px' } }}>
        <Box sx={{ minWidth: 0 }}>
          <Section title={text('segments.members')} side={writes && <ByHand segment={segment} />}>
            <Members segment={segment} onMore={onMore} />
          </Section>
          <Section title={text('segments.changes')}><Changes segment={segment} /></Section>
        </Box>
        <Box component="aside" aria-label={text('segments.one')}>
          {/* Head office's own: nobody else is told a line of the rule. */}
          {segment.rule.length > 0 && (
            <>
              <Section title={text('segments.rule')}><RuleLines lines={segment.rule} /></Section>
              <Section title={text('segments.why')}><Why segmentId={segment.id} /></Section>
              <Section title={text('segments.snapshots')}><Snapshots segment={segment} /></Section>
            </>
          )}
          <Facts rows={[
            ...segment.note === null ? [] : [[text('fields.note'), segment.note] as const],
            [text('segments.createdBy'), segment.createdBy],
            [text('segments.updatedAt'), format.dateTime(segment.updatedAt)],
            ...segment.retiredAt ? [[text('segments.retiredAt'), format.dateTime(segment.retiredAt)] as const] : [],
          ]} />
        </Box>
      </Box>
    </Page>
  );
}

/** Whoever is put in by hand stays, whatever the rule says. */
function ByHand({ segment }: { segment: Segment }) {
  const text = useText();
  const [way, setWay] = useState<'add' | 'remove' | null>(null);
  return (
    <Box sx={{ display: 'flex', gap: 1 }}>
      <Button size="small" onClick={() => setWay('add')}>{text('segments.addByHand')}</Button>
      <Button size="small" color="inherit" onClick={() => setWay('remove')}>{text('segments.removeByHand')}</Button>
      {way && <PickMembers segmentId={segment.id} way={way} onClose={() => setWay(null)} />}
    </Box>
  );
}

type Dialog = 'edit' | 'snapshot' | 'retire';

function Actions({ segment }: { segment: Segment }) {
  const text = useText();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);
  const { id, version } = segment;
  const take = useCallback((_: object, key: string) => takeSnapshot(id, key), [id]);
  const retire = useCallback(({ expectedVersion }: { expectedVersion: number }) =>
    retireSegment(id, expectedVersion), [id]);
  return (
    <>
      <Button variant="outlined" onClick={() => setDialog('snapshot')}>{text('segments.take')}</Button>
      <Button variant="outlined" onClick={() => setDialog('edit')}>{text('actions.edit')}</Button>
      <Button color="inherit" onClick={() => setDialog('retire')}>{text('segments.retire')}</Button>
      {dialog === 'edit' && <EditSegment segment={segment} onClose={close} />}
      {dialog === 'snapshot' && (
        <CommandDialog name={`snapshot.${id}`} title={text('segments.take')} hint={text('segments.takeHint')}
          submit={text('segments.take')} defaults={{}} onClose={close} run={take}
          done={() => text('segments.taking')} />
      )}
      {dialog === 'retire' && (
        <CommandDialog name={`retire.${id}`} title={text('segments.retire')} hint={text('segments.retireHint')} danger
          submit={text('segments.retire')} defaults={{ expectedVersion: version }} onClose={close} run={retire}
          done={() => text('segments.retired')} />
      )}
    </>
  );
}
