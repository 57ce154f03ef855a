/** What the page shows whoever opens it for the first time. */
export const welcome = (origin: string): string => `# The graph of the house: the book on the left describes every type.
#
# Most of it wants to know who asks. A partner channel of the demo brand gets a token by
#   curl -s ${origin}/identity/token -u tmall:demo-secret-of-tmall \\
#     -d grant_type=client_credentials
# and puts it below under Headers: { "authorization": "Bearer <access_token>" }

query LatestSales {
  orders(page: { size: 5 }) {
    items {
      externalNo
      paidAt
      totals { base { amount currency } }
      lines { sku marginClass { code } }
      member { displayName }
    }
    totalCount
  }
}
`;
