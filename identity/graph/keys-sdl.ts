export const KEY_SDL = `
"A key that signs access tokens 签名密钥; its public part stands in the published keys (JWKS)."
type SigningKey {
  "Its id, as tokens name it (kid)."
  keyId: String!
  "What it does now."
  state: SigningKeyState!
  "When it was made."
  createdAt: DateTime!
  "Since when, or from when, it signs."
  signsFrom: DateTime!
  "Until when what it signed is verified; null for the newest."
  verifiesUntil: DateTime
}

"Life of a signing key 签名密钥."
enum SigningKeyState {
  "Published 已公布, so that everybody who verifies has it, and not signing yet."
  WAITING
  "Signs what is issued now 使用中."
  SIGNING
  "Signs no more and verifies the last tokens of its time 退役中."
  RETIRING
}
`;
