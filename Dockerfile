# Vigie as an image: Node 24 runs the TypeScript as it is, so nothing is built but node_modules.
# docker build -t vigie .   ·   how to run it: compose.yaml and docs/runbook.md

FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# No package of the service needs a script of its own to be installed.
COPY clients clients
COPY console console
RUN npm ci --include-workspace-root --omit=dev --ignore-scripts --no-audit --no-fund && npx vite build console --logLevel warn

FROM node:24-bookworm-slim
# npm is of no use to the service, and of some to whoever breaks in.
RUN rm -rf /usr/local/lib/node_modules/npm /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /opt/yarn-* \
  && mkdir /data && chown node:node /data
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=packages /app/console/dist console/dist
COPY package.json LICENSE ./
COPY bin bin
COPY examples examples
COPY presets presets
COPY solver solver
COPY src src

# Beyond the loopback the service starts with access configured only: ACCESS_FILE or ACCESS_OIDC_… must be set.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 DATA_DIR=/data
USER node
# No VOLUME: an anonymous one would hold rosters that nobody finds again. Mount /data, see docs/runbook.md.
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health/live').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# The service. A worker: `docker run … vigie src/cli.ts work`.
ENTRYPOINT ["node"]
CMD ["src/main.ts"]
