# The house without PostgreSQL: `docker build -t karat .` Nothing in it is for building, and it runs as nobody
# in particular on a root that nobody writes to; only the data folder is its own.
FROM node:24-bookworm-slim AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.npm npm ci
RUN npm run ship -- /karat
WORKDIR /karat
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev
RUN node /build/deploy/trim.mjs /karat

FROM node:24-bookworm-slim
ENV NODE_ENV=production KARAT_MODE=production HOST=0.0.0.0 PORT=4000 KARAT_DATA_DIR=/data
COPY --from=build /karat /karat
RUN mkdir /data && chown node:node /data
WORKDIR /karat
USER node
VOLUME /data
EXPOSE 4000
# Alive, not ready: a database that is away is no reason to start the house again.
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# A stop takes the drain (KARAT_DRAIN_SECONDS) and some seconds: give it 60 before it is killed.
STOPSIGNAL SIGTERM
CMD ["node", "--enable-source-maps", "--disable-proto=delete", "--min-semi-space-size=16", "--max-semi-space-size=32", "dist/gateway/start/main.js"]
