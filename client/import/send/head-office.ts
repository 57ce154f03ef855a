import { TypedDocumentString, type RecordOrdersInput } from '../../gql/graphql.ts';

/** What head office alone may ask: an import does it as the person or program whose token it has. */
interface Refusal { readonly code: string; readonly message: string; readonly path: readonly string[] }
interface Refusable { readonly userErrors: readonly Refusal[] }
interface Input<Value> { readonly input: Value & { readonly idempotencyKey: string } }

interface NewOutlet {
  readonly code: string; readonly name: string; readonly city: string; readonly region: string; readonly kind: string;
  readonly channelId: string | null;
}
interface TakenBack { readonly id: string; readonly reason: string }

export const RegisterOutletDocument = new TypedDocumentString<
  { registerOutlet: Refusable & { outlet: { id: string; version: number } | null } }, Input<NewOutlet>
>(`mutation ImportOutlet($input: RegisterOutletInput!) {
  registerOutlet(input: $input) { outlet { id version } userErrors { code message path } }
}`);

export const CloseOutletDocument = new TypedDocumentString<
  { closeOutlet: Refusable }, Input<TakenBack & { readonly expectedVersion: number }>
>(`mutation ImportOutletUndone($input: CloseOutletInput!) {
  closeOutlet(input: $input) { userErrors { code message path } }
}`);

/** As RecordOrdersBriefly, with the state of the order: one that is known and cancelled was not taken. */
export const ImportOrdersDocument = new TypedDocumentString<
  { recordOrders: { results: readonly ({ externalNo: string; created: boolean; order: { state: string } | null }
    & Refusable)[] } },
  { readonly input: RecordOrdersInput }
>(`mutation ImportOrders($input: RecordOrdersInput!) {
  recordOrders(input: $input) { results { externalNo created order { state } userErrors { code message path } } }
}`);

export const AdjustPointsDocument = new TypedDocumentString<
  { adjustPoints: Refusable & { adjustment: { id: string; state: string } | null } },
  Input<{ readonly memberId: string; readonly points: number; readonly reason: string }>
>(`mutation ImportPoints($input: AdjustPointsInput!) {
  adjustPoints(input: $input) { adjustment { id state } userErrors { code message path } }
}`);

export const WithdrawGoldPriceDocument = new TypedDocumentString<{ withdrawGoldPrice: Refusable }, Input<TakenBack>>(
  `mutation ImportGoldPriceUndone($input: WithdrawGoldPriceInput!) {
  withdrawGoldPrice(input: $input) { userErrors { code message path } }
}`);

export const WithdrawFxTableDocument = new TypedDocumentString<{ withdrawFxTable: Refusable }, Input<TakenBack>>(
  `mutation ImportFxTableUndone($input: WithdrawFxTableInput!) {
  withdrawFxTable(input: $input) { userErrors { code message path } }
}`);
