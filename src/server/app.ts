/** Wires the application: platform → features → routes. The command line uses it too. */
import { join } from 'node:path'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { contract } from '../contract/contract.ts'
import { openApiDocument } from '../contract/openApi.ts'
import { type Actor, canSomewhere, type Permission } from '../core/access/permissions.ts'
import { AppError } from '../core/values/appError.ts'
import { SESSION_COOKIE, serveAccounts } from './features/accounts/accounts.routes.ts'
import { authenticateRequest } from './features/accounts/accounts.ts'
import { serveAssessments } from './features/assessments/assessments.routes.ts'
import { serveAudit } from './features/audit/audit.routes.ts'
import { serveCatalogue } from './features/catalogue/catalogue.routes.ts'
import { serveInstance } from './features/instance/instance.routes.ts'
import { serveOverview } from './features/overview/overview.routes.ts'
import { serveRanking } from './features/ranking/ranking.routes.ts'
import { serveAllTasks } from './features/remediation/allTasks.routes.ts'
import { serveLosses } from './features/remediation/losses.routes.ts'
import { servePlanDrafts } from './features/remediation/planDrafts.routes.ts'
import { serveRemediation } from './features/remediation/remediation.routes.ts'
import { serveSettings } from './features/settings/settings.routes.ts'
import { serveUnits } from './features/units/units.routes.ts'
import { type HttpServerOptions, makeHttpServer } from './platform/http/httpServer.ts'
import { servePages } from './platform/http/pages.ts'
import { makeServe } from './platform/http/serve.ts'
import { packageFolder } from './platform/packageFolder.ts'
import type { Services } from './platform/services.ts'

export interface AppOptions extends Omit<HttpServerOptions, 'logger'> {
  readonly services: Services
  readonly version: string
  /** Where the database answers now: a backup opens a connection of its own. */
  readonly databaseUrl: () => string
  /** Checks every answer against the contract: on in tests. */
  readonly checkAnswers: boolean
}

const BUILT_PAGES = join(packageFolder, 'dist', 'web')

export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { services } = options
  const app = await makeHttpServer({ ...options, logger: services.log })
  const authenticate = (request: FastifyRequest) => authenticateRequest(services, credentialsOf(request))
  const serve = makeServe<Actor>(app, {
    authenticate,
    allows: (actor, permission) => canSomewhere(actor, permission as Permission),
    secureCookies: options.secure,
    checkAnswers: options.checkAnswers,
  })
  serveAudit(serve, services)
  serveSettings(serve, services)
  serveUnits(serve, services)
  serveAccounts(serve, services)
  serveRemediation(serve, services)
  serveLosses(serve, services)
  servePlanDrafts(serve, services)
  serveAllTasks(serve, services)
  serveCatalogue(serve, services)
  serveAssessments(serve, services)
  serveRanking(serve, services)
  serveOverview(serve, services)
  serveInstance(serve, services, { databaseUrl: options.databaseUrl, software: options.version })
  const document = openApiDocument({ version: options.version, routes: contract })
  app.get('/api/openapi.json', async () => document)
  await servePages(app, {
    folder: BUILT_PAGES,
    isSignedIn: (request) =>
      authenticate(request).then(
        (actor) => actor !== null,
        // While the database is away the session may still live: the page itself says what is the matter.
        (fault) => !(fault instanceof AppError),
      ),
  })
  return app
}

/** What a request brings to say who asks: a session's cookie with its CSRF token, or a bearer token. */
function credentialsOf(request: FastifyRequest) {
  // Any other scheme is between the browser and a proxy in front of the application.
  const bearer = /^Bearer(?:\s+(.*))?$/i.exec(request.headers.authorization?.trim() ?? '')
  return {
    bearer: bearer && (bearer[1] ?? ''),
    session: request.cookies[SESSION_COOKIE] ?? null,
    csrfToken: String(request.headers['x-csrf-token'] ?? ''),
    writes: !['GET', 'HEAD'].includes(request.method),
  }
}
