import { Box, LinearProgress, Typography } from '@mui/material';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { PageLink } from '../../parts/PageLink.tsx';
import { State } from '../../parts/State.tsx';
import { useRankName } from '../../parts/words/use-rank-name.ts';
import type { LiveSession } from './live-sessions.data.ts';
import type { LiveRoom } from './use-live-room.ts';
import { houseZone } from '../../reading/house-zone.ts';

/** Each drop with the stock of this moment. */
export function Drops({ session, room }: { session: LiveSession; room: LiveRoom | null }) {
  const text = useText();
  const format = useFormat();
  const openingOf = useOpening();
  if (session.drops.length === 0)
    return (
      <Typography variant="body2" className="soft">
        {text('liveSessions.noDrops')}
      </Typography>
    );
  const time = new Intl.DateTimeFormat(format.locale, { timeStyle: 'medium', timeZone: houseZone() });
  const at = (value: string) => time.format(new Date(value));
  return (
    <>
      {session.drops.map((drop) => {
        const now = room?.drops.find(({ dropId }) => dropId === drop.id) ?? drop;
        const product = drop.item?.product;
        const name = format.locale === 'zh-CN' ? product?.nameZh : product?.nameEn;
        return (
          <Box key={drop.id} sx={{ py: 1.25, borderBottom: 1, borderColor: 'divider' }}>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'baseline' }}>
              <Typography sx={{ flex: 1, minWidth: 180, fontWeight: 500 }}>
                {product ? <PageLink to={`/products/${product.id}/show`}>{name}</PageLink> : drop.item?.sku}{' '}
                <small>{drop.item?.sku}</small>
              </Typography>
              <State kind="dropState" value={now.state} />
              <Typography component="span" data-testid={`stock-${drop.item?.sku}`}>
                {text('liveSessions.stockOf', {
                  available: format.number(now.available),
                  stock: format.number(drop.stock),
                })}
              </Typography>
            </Box>
            <LinearProgress
              variant="determinate"
              role="meter"
              value={drop.stock ? (now.available / drop.stock) * 100 : 0}
              aria-label={text('fields.stock')}
              sx={{ my: 0.75, height: 3 }}
            />
            <Typography variant="body2" className="soft">
              {format.money(drop.cashPrice)}
              {drop.pointsPrice > 0 && ` + ${format.number(drop.pointsPrice)} ${text('fields.points')}`}
              {' · '}
              {text('fields.waitlisted')} {format.number(now.waitlisted)} / {format.number(drop.waitlistLimit)}
              {' · '}
              {text('fields.limitPerMember')} {drop.limitPerMember}
              {' · '}
              {text('fields.holdMinutes')} {text('shared.minutes', { count: drop.holdMinutes })}
              {' · '}
              {openingOf(drop.opening).map(({ tier, opensAt }) => `${tier} ${at(opensAt)}`).join(' · ')}
            </Typography>
          </Box>
        );
      })}
    </>
  );
}

type Opening = LiveSession['drops'][number]['opening'];

/** From the top: the first that opens stands for all tiers above it. */
function useOpening(): (opening: Opening) => { readonly tier: string; readonly opensAt: string }[] {
  const text = useText();
  const rankName = useRankName();
  return (opening) =>
    opening
      .toSorted((one, other) => other.rank - one.rank)
      .map(({ rank, opensAt }, place) => {
        if (place > 0) return { tier: rankName(rank), opensAt };
        const tier = rank === 0 ? text('shared.everyTier') : text('shared.tierAndAbove', { tier: rankName(rank) });
        return { tier, opensAt };
      });
}
