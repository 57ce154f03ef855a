import type { ProgrammeDraftEffectQuery } from '../../../gql/graphql.ts';

/** What a proposed version would have made of real orders, as the graph tells it. */
export type Effect = NonNullable<
  NonNullable<ProgrammeDraftEffectQuery['programme']>['policies'][number]['draftEffect']>;
