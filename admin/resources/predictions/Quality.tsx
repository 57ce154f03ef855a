import { Typography } from '@mui/material';
import { useAsk } from '../../graph/use-ask.ts';
import { RecommendationQualityDocument } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Section } from '../../parts/Page.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';

/** How often recommendations were right in months held out, beside what is most bought; head office's own. */
export function Quality({ programmeCode, watching }: { programmeCode: string; watching: boolean }) {
  const text = useText();
  const format = useFormat();
  const rows = useAsk(RecommendationQualityDocument, { programmeCode },
    { refetchInterval: watching ? 3_000 : false }).data?.recommendationQuality ?? [];
  const share = (bps: number | null | undefined) => (bps == null ? '—' : format.bps(bps));
  return (
    <Section title={text('predictions.quality')}>
      <SmallTable
        label={text('predictions.quality')}
        rows={rows}
        keyOf={({ version }) => String(version)}
        empty={text('predictions.noQuality')}
        columns={[
          {
            label: text('predictions.modelVersion'), phone: 'title',
            cell: ({ version, seenOn }) => text('predictions.version', { version, day: format.date(seenOn) }),
          },
          { label: text('predictions.hitRate'), align: 'right', cell: ({ hitRateBps }) => share(hitRateBps) },
          {
            label: text('predictions.popularRate'), align: 'right',
            cell: ({ popularHitRateBps }) => share(popularHitRateBps),
          },
          { label: text('predictions.tested'), align: 'right', cell: ({ members }) => format.number(members) },
          { label: text('predictions.popularTimes'), align: 'right', cell: ({ popularTimes }) => `× ${popularTimes}` },
          {
            label: text('predictions.heldOut'),
            cell: ({ cutOn, seenOn }) => `${format.date(cutOn)} – ${format.date(seenOn)}`,
          },
        ]}
      />
      <Typography variant="caption" className="soft">{text('predictions.qualityHint')}</Typography>
    </Section>
  );
}
