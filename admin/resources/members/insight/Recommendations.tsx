import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText, useWord } from '../../../i18n/use-text.ts';
import { PageLink } from '../../../parts/PageLink.tsx';
import type { Due, Recommended } from './next.data.ts';
import { useReason, useStyleName } from './use-reason.ts';

/** As many as are said to a customer; the others only add to the score. */
const MOST_REASONS = 3;

/** Pieces to show next, each with why; and pieces that are to be looked after. */
export function Recommendations({ recommended, due }: { recommended: readonly Recommended[]; due: readonly Due[] }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const reasonOf = useReason();
  const nameOf = useStyleName();
  return (
    <>
      {recommended.length > 0 && (
        <Lines title={text('predictions.recommended')}>
          {recommended.map(({ product, score, reasons }) => (
            <Typography component="li" variant="body2" key={product?.id ?? score} sx={{ mb: 0.5 }}>
              {product ? <PageLink to={`/products/${product.id}/show`}>{nameOf(product)}</PageLink> : '—'}
              {' · '}{text('predictions.score', { score: format.number(score) })}
              <Box component="span" className="soft" sx={{ display: 'block' }}>
                {reasons.slice(0, MOST_REASONS).map(reasonOf).join(text('predictions.between'))}
              </Box>
            </Typography>
          ))}
        </Lines>
      )}
      {due.length > 0 && (
        <Lines title={text('predictions.careDue')}>
          {due.map(({ item, work, dueOn, isPast }) => (
            <Typography component="li" variant="body2" key={`${item?.id} ${dueOn}`}>
              {[nameOf(item?.product), item?.sku, word('careWork', work),
                text(isPast ? 'predictions.wasDue' : 'predictions.dueOn', { day: format.date(dueOn) })].join(' · ')}
            </Typography>
          ))}
        </Lines>
      )}
    </>
  );
}

function Lines({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <Typography variant="subtitle2" component="h3" sx={{ mt: 1 }}>{title}</Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>{children}</Box>
    </>
  );
}
