import { Box, Button, ButtonBase, Typography } from '@mui/material';
import { useState } from 'react';
import { useActor, useCan } from '../../auth/use-actor.ts';
import { SERIF } from '../../app/theme.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { GoldBoardDocument, type GoldPricePartsFragment } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useFineness, useText } from '../../i18n/use-text.ts';
import { RegionOnPhone } from '../../layout/TopBar.tsx';
import { useRegion } from '../../layout/use-region.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Page } from '../../parts/Page.tsx';
import { AskedWithdrawals, useAskedWithdrawals } from './AskedWithdrawals.tsx';
import { BoardGaps } from './BoardGaps.tsx';
import { FINE_GOLD, GoldCurve, useCurve } from './GoldCurve.tsx';
import { HeldPrices } from './HeldPrices.tsx';
import { PastePrices } from './PastePrices.tsx';
import { PublishPrice } from './PublishPrice.tsx';
import { WithdrawPrice } from './WithdrawPrice.tsx';

/** 今日金价: what a gram costs now, how it came there, and what waits for a second look. */
export default function GoldBoard() {
  const text = useText();
  const can = useCan();
  const actor = useActor();
  const fineness = useFineness();
  const { code: region } = useRegion();
  /** What the form begins from: its region stays though the switch in the bar may be turned meanwhile. */
  const [publishing, setPublishing] = useState<Publishing | null>(null);
  const [pasting, setPasting] = useState(false);
  const [withdrawing, setWithdrawing] = useState<GoldPricePartsFragment | null>(null);
  const [chosen, setChosen] = useState(kindOf(FINE_GOLD));
  const asked = useAsk(GoldBoardDocument, { region });
  // Asked beside the board, and kept for the curve below it.
  useCurve({ region, ...FINE_GOLD });
  const mayPrice = can('catalog:price') && actor?.kind === 'operator';
  const askedByOneself = useAskedWithdrawals(mayPrice).filter((price) => price.isOwnWithdrawal);
  const shown = asked.data?.goldBoard.find((one) => kindOf(one) === chosen) ?? asked.data?.goldBoard[0] ?? null;
  return (
    <Page
      title={text('nav.goldBoard')}
      actions={
        <>
          <RegionOnPhone />
          <Button color="inherit" href={`/board/${region}`} target="_blank" rel="noreferrer">
            {text('goldBoard.onScreen')}
          </Button>
          {mayPrice && (
            <Button color="inherit" onClick={() => setPasting(true)}>
              {text('actions.pastePrices')}
            </Button>
          )}
          {mayPrice && (
            <Button variant="contained" disabled={!asked.data} onClick={() => setPublishing({ region, start: shown })}>
              {text('actions.publishPrice')}
            </Button>
          )}
        </>
      }>
      {mayPrice && <HeldPrices />}
      {mayPrice && <AskedWithdrawals onWithdraw={setWithdrawing} />}
      <Answer asked={asked}>
        {({ goldBoard }) => (
          <>
            {goldBoard.length === 0 && <Typography className="soft">{text('goldBoard.noPrice')}</Typography>}
            <Board prices={goldBoard} chosen={shown} onChoose={(one) => setChosen(kindOf(one))} />
            {shown && mayPrice && !askedByOneself.some(({ id }) => id === shown.id) && (
              <Button color="inherit" onClick={() => setWithdrawing(shown)} sx={{ mb: 2 }}>
                {text('goldBoard.withdrawOne', { kind: fineness(shown.metal, shown.purity) })}
              </Button>
            )}
            {shown && <GoldCurve price={shown} />}
            <BoardGaps region={region} />
          </>
        )}
      </Answer>
      {pasting && <PastePrices region={region} onClose={() => setPasting(false)} />}
      {withdrawing && <WithdrawPrice price={withdrawing} onClose={() => setWithdrawing(null)} />}
      {publishing && <PublishPrice {...publishing} onClose={() => setPublishing(null)} />}
    </Page>
  );
}

interface Publishing {
  readonly region: string;
  readonly start: GoldPricePartsFragment | null;
}

function kindOf({ metal, purity }: Pick<GoldPricePartsFragment, 'metal' | 'purity'>): string {
  return `${metal} ${purity}`;
}

function Board({
  prices,
  chosen,
  onChoose,
}: {
  prices: readonly GoldPricePartsFragment[];
  chosen: GoldPricePartsFragment | null;
  onChoose: (price: GoldPricePartsFragment) => void;
}) {
  const text = useText();
  const fineness = useFineness();
  const format = useFormat();
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(210px, 46%), 1fr))',
        '& > *': { boxShadow: ({ palette }) => `inset -1px -1px 0 0 ${palette.divider}` },
        borderTop: 1,
        borderLeft: 1,
        borderColor: 'divider',
        mb: 4,
      }}>
      {prices.map((price) => (
        <ButtonBase
          key={price.id}
          onClick={() => onChoose(price)}
          aria-pressed={price.id === chosen?.id}
          sx={{
            display: 'block',
            textAlign: 'left',
            p: 1.75,
            bgcolor: 'background.paper',
            borderTop: 2,
            borderTopColor: price.id === chosen?.id ? 'primary.main' : 'transparent',
            '&:hover': { bgcolor: 'action.hover' },
          }}>
          <Typography component="p" variant="h3" sx={{ textTransform: 'none' }}>
            {fineness(price.metal, price.purity)}
          </Typography>
          <Typography
            component="p"
            sx={{ fontFamily: SERIF, fontSize: '1.6rem', mt: 0.5 }}
            data-testid={`retail-${price.metal}-${price.purity}`}>
            {format.money(price.retail)}
          </Typography>
          <Typography component="p" variant="body2" className="soft">
            {text('fields.buyback')} {price.buyback ? format.money(price.buyback) : text('goldBoard.noBuyback')}
          </Typography>
          <Typography component="p" variant="caption" className="soft">
            {text('goldBoard.since', { at: format.dateTime(price.effectiveAt) })}{' '}
            {price.jumpBps !== null && `· ${text('goldBoard.moved', { by: format.bps(price.jumpBps) })}`}
          </Typography>
          {Date.parse(price.warnsAt) <= Date.now() && (
            <Typography component="p" variant="caption" color="warning.main">
              {text('shared.old', { at: format.date(price.warnsAt), end: format.date(price.validUntil) })}
            </Typography>
          )}
        </ButtonBase>
      ))}
    </Box>
  );
}
