import type { MemberNextQuery } from '../../../gql/graphql.ts';

export type Next = NonNullable<MemberNextQuery['member']>;
export type Recommended = NonNullable<Next['recommendations']>[number];
export type Reason = Recommended['reasons'][number];
export type Due = NonNullable<Next['careDue']>[number];
