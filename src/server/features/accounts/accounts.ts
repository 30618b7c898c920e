/**
 * Who somebody is: people with their roles, signing in, tokens for scripts, one-time links.
 * It does not say what anybody may do: that is `core/access`.
 */
export { firstAdministratorLink, inviteByCommand } from './oneTimeLinks.ts'
export { newPrintedPassword } from './secrets.ts'
export { authenticateRequest } from './sessions.ts'
export { createUserWithPassword } from './users.ts'
