import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, extra, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, otherwise, points } from '../../../kernel/graph/mutation/take.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { seedsFrom } from '../../calls/seeds.ts';
import { settleTurns } from '../../calls/settle-turns.ts';
import { takeTurn, TURN_WORDS } from '../../commands/formats/take-turn.ts';
import { turnsById } from '../../queries/formats/turns.ts';
import { DEVICE, withDevice } from '../takes.ts';
import { PlayfulTurn } from './playful-turn.type.ts';

export const takeTurnMutation = defineMutation({
  name: 'takeTurn',
  says: 'Takes a turn 参与 of a wheel or a set for a member: drawn at once and provably. One that costs points is drawn '
    + 'as soon as the ledger has taken them; while that does not answer it is RESERVING, and drawn within minutes.',
  scopes: ['engagement:act'],
  input: 'Who takes a turn of what.',
  takes: {
    formatId: idOf(PREFIX.playfulFormat, 'Format.'), memberId: idOf(PREFIX.member, 'Member.'),
    points: otherwise(0n, points('What a turn costs, as it was seen.')),
    deviceId: DEVICE,
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'INVALID'), ...TURN_WORDS,
    NOT_DRAWN: 'A quiz is answered, not drawn.', PRICE_CHANGED: 'A turn costs another number of points.',
    POINTS_REFUSED: 'The ledger refused the points; pointsCode says why. No turn was used.',
  },
  extras: { pointsCode: extra(() => String, 'With POINTS_REFUSED: why, e.g. INSUFFICIENT_POINTS.') },
  command: takeTurn,
  inputOf: (asked, context) => {
    const marked = withDevice(asked, context);
    return 'ok' in marked ? marked : { ...marked, seedsOf: seedsFrom(context.services) };
  },
  afterwards: async (value, { services }) => {
    if (value.price === 0) return accepted(value);
    // Without an answer it stays reserving; the scheduled job asks again.
    await settleTurns(services, { turnId: value.turnId }).catch(() => undefined);
    const [turn] = await turnsById(services.home.database.sql, [value.turnId]);
    if (turn?.state !== 'refused') return accepted(value);
    const { pointsCode } = turn;
    return pointsCode === 'SOLD_OUT' || pointsCode === 'SET_COMPLETE'
      ? refused(pointsCode, TURN_WORDS[pointsCode], ['formatId'])
      : refused('POINTS_REFUSED', 'The ledger refused the points.', ['points'], { pointsCode });
  },
  answers: { turn: loaded(() => PlayfulTurn, turnsById, 'turnId', 'The turn; null when refused.') },
});
