import { Box, ButtonBase, Tab, Tabs, Typography } from '@mui/material';
import { useSearchParams } from 'react-router-dom';
import { SERIF } from '../../app/theme.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { RfmMapDocument, type RfmMapQuery, type RfmSegment, type RfmView } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Page, Section } from '../../parts/Page.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { ScoredMembers } from './ScoredMembers.tsx';

const VIEWS: readonly RfmView[] = ['THRESHOLDS', 'QUANTILES'];

type Map = RfmMapQuery['rfmMap'];
type Field = Map['fields'][number];

/** The eight fields of the programme one works for; each opens its members below. */
export default function RfmPage() {
  const text = useText();
  const word = useWord();
  const named = useNamed();
  const region = useRegion();
  const { programmeCode } = region;
  const [chosen, choose] = useSearchParams();
  const view: RfmView = chosen.get('view') === 'QUANTILES' ? 'QUANTILES' : 'THRESHOLDS';
  const segment = chosen.get('segment') as RfmSegment | null;
  const asked = useAsk(RfmMapDocument, { programmeCode, view });
  return (
    <Page title={text('insights.title')} over={named(region)}>
      <Tabs
        value={view}
        onChange={(_, value) => choose({ view: String(value) })}
        aria-label={text('insights.view')}
        sx={{ mb: 2, borderBottom: 1, borderColor: 'divider' }}>
        {VIEWS.map((one) => (
          <Tab key={one} value={one} id={`view-${one}`} aria-controls="rfm-panel" label={word('rfmView', one)} />
        ))}
      </Tabs>
      <Box role="tabpanel" id="rfm-panel" aria-labelledby={`view-${view}`} tabIndex={0}>
        <Answer asked={asked}>
          {({ rfmMap }) => (
            <Fields map={rfmMap} chosen={segment} onChoose={(one) => choose({ view, segment: one })} />
          )}
        </Answer>
        {segment && <ScoredMembers key={`${view} ${segment}`} filter={{ programmeCode, view, segment }} />}
      </Box>
    </Page>
  );
}

interface FieldsProps {
  readonly map: Map;
  readonly chosen: RfmSegment | null;
  readonly onChoose: (segment: RfmSegment) => void;
}

function Fields({ map, chosen, onChoose }: FieldsProps) {
  const text = useText();
  const format = useFormat();
  return (
    <Section title={text('insights.fieldsTitle')} side={(
      <Typography variant="caption" className="soft">
        {text('insights.version', { version: map.policyVersion })}
      </Typography>
    )}>
      <Box
        sx={{
          display: 'grid', gap: '1px', bgcolor: 'divider', border: 1, borderColor: 'divider', mb: 1.5,
          gridTemplateColumns: { xs: 'repeat(2, minmax(0,1fr))', lg: 'repeat(4, minmax(0,1fr))' },
        }}>
        {map.fields.map((field) => (
          <FieldTile
            key={field.segment}
            field={field}
            scored={map.scored}
            isChosen={field.segment === chosen}
            onChoose={onChoose}
          />
        ))}
      </Box>
      <Typography variant="body2" className="soft">
        {`${text('insights.scored')} ${format.number(map.scored)} · ${text('insights.unscored')} `
          + `${map.unscored === null ? '—' : format.number(map.unscored)} · ${text('insights.unscoredHint')}`}
      </Typography>
    </Section>
  );
}

interface TileProps {
  readonly field: Field;
  readonly scored: number;
  readonly isChosen: boolean;
  readonly onChoose: (segment: RfmSegment) => void;
}

function FieldTile({ field, scored, isChosen, onChoose }: TileProps) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const share = scored === 0 ? 0 : Math.round((field.members * 1000) / scored) / 10;
  return (
    <ButtonBase
      onClick={() => onChoose(field.segment)}
      aria-pressed={isChosen}
      sx={{
        display: 'block', textAlign: 'left', p: 1.5, minWidth: 0,
        bgcolor: isChosen ? 'action.selected' : 'background.paper', '&:hover': { bgcolor: 'action.hover' },
      }}>
      <Typography component="span" variant="h3" sx={{ display: 'block', textTransform: 'none' }}>
        {word('rfmSegment', field.segment)}
      </Typography>
      <Typography component="span" sx={{ display: 'block', fontFamily: SERIF, fontSize: '1.55rem', lineHeight: 1.3 }}>
        {format.number(field.members)}
      </Typography>
      <Typography component="span" variant="body2" sx={{ display: 'block' }}>{format.money(field.value)}</Typography>
      <Typography component="span" variant="caption" className="soft" sx={{ display: 'block' }}>
        {text('insights.share', { share: `${share}%` })}
      </Typography>
      <Typography component="span" variant="caption" className="soft" sx={{ display: 'block' }}>
        {word('rfmSides', field.segment)}
      </Typography>
    </ButtonBase>
  );
}
