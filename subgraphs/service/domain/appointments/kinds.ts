/** What somebody comes for 预约项目, and how long that takes at least. */
export interface AppointmentKind {
  /** A code, 'try-on'. */
  readonly kind: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** 30 to 240; it takes as many half hours as that needs. */
  readonly minutes: number;
  /** Members book it themselves from this rank of their tier on, 0 the lowest: a private showing is for few. */
  readonly fromRank: number;
}

export function appointmentKindOf(
  { appointmentKinds }: { readonly appointmentKinds: readonly AppointmentKind[] }, code: string,
): AppointmentKind | null {
  return appointmentKinds.find(({ kind }) => kind === code) ?? null;
}
